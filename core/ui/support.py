"""Support: the card that comes before everything else, and the way to it from every page."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

import streamlit as st

from core.content.support import Country, Helpline, countries, lines_to_show, support_card
from core.errors import InvalidInput, StoreUnavailable
from core.reading.safety import sounds_like_a_crisis
from core.ui.clock import now, today
from core.ui.consent import may_store
from core.ui.gate import open_workspace, person_here
from core.ui.memory import until_changed
from core.ui.own_plan import show_own_plan
from core.ui.session import is_still_signed_in
from core.workspace.messages import MessageView

OPEN, NOT_KEPT = "support_is_open", "support_not_kept"
COUNTRY = "country"
STANDS_AGAIN = timedelta(hours=1)
"""How long after such words a page that is loaded anew begins with the card. Nothing of it is
stored: the words tell. Later, on someone else's screen, the card would say too much."""


def open_support() -> None:
    """Have the support card stand at the top of the page until the person puts it away."""
    st.session_state[OPEN] = True


@contextmanager
def hearing(*words: str) -> Iterator[bool]:
    """Hear words before they are stored: crisis words bring the card. Yields whether they are such.

    So do words that are refused: the card then stands at once and says why nothing was kept yet.
    Fields that a page leaves out beside the card have to keep their words (`persist_state`).
    """
    st.session_state.pop(NOT_KEPT, None)
    is_crisis = sounds_like_a_crisis(*words)
    if is_crisis:
        open_support()
    try:
        yield is_crisis
    except InvalidInput as refused:
        if not is_crisis:
            raise
        st.session_state[NOT_KEPT] = str(refused)
        st.rerun()


def support_comes_first(view: MessageView) -> bool:
    """Whether words of a message sound like a crisis; nothing else is done with it then."""
    return until_changed(
        "support_comes_first",
        lambda: sounds_like_a_crisis(view.subject, view.text),
        view.message_id,
    )


def support_stands() -> bool:
    """Whether the card is open: in this tab, or because the hour before a reload was so hard."""
    if OPEN not in st.session_state and person_here() is not None:
        st.session_state[OPEN] = _was_needed()
    return bool(st.session_state.get(OPEN))


def crisis_heard_at() -> datetime | None:
    """When the person's own words last sounded like a crisis, of the last two days."""
    return until_changed("crisis_heard_at", _crisis_heard_at)


def support_is_open() -> bool:
    """Draw the card if it was opened; a page then shows no analysis, no chart and no exercise."""
    if not support_stands():
        return False
    show_support_card(country_here(), noticed=True)
    if refused := st.session_state.get(NOT_KEPT):
        st.markdown(
            f"What you wrote is not kept yet. {refused} You can go on with it, now or later."
        )
    st.button("Put this away", on_click=_put_away, key="put_support_away")
    return True


def _was_needed() -> bool:
    heard_at = None
    with suppress(StoreUnavailable):
        heard_at = crisis_heard_at()
    return heard_at is not None and now() - heard_at < STANDS_AGAIN


def _crisis_heard_at() -> datetime | None:
    written = open_workspace().exercises.words_lately(now())
    return max((at for at, words in written if sounds_like_a_crisis(words)), default=None)


def _put_away() -> None:
    st.session_state[OPEN] = False
    st.session_state.pop(NOT_KEPT, None)


def show_support_card(country: Country, *, noticed: bool) -> None:
    """The static card: human words, an emergency number, lines to tap. Works offline.

    After the lines comes what the person wrote for such an hour, and a way to steady oneself.

    `noticed`: it comes because of the person's words, not because they asked for it.
    """
    card = support_card()
    with st.container(border=True):
        st.header(card.title)
        if noticed:
            st.markdown(card.noticed)
        st.markdown(card.emergency)
        st.markdown(_emergency_numbers(country))
        st.markdown(card.talk)
        for line in lines_to_show(country.code, today()):
            st.markdown(_line(line))
        st.markdown(card.elsewhere)
        show_own_plan()
        with st.expander(card.steady):
            st.markdown(card.steady_steps)
        if noticed or person_here() is not None:
            st.caption(card.private)


def _emergency_numbers(country: Country) -> str:
    """The number of the country, or every number that we know when it has none here."""
    if country.emergency:
        return f"**[Emergency: {country.emergency}](tel:{country.emergency})**"
    known = [place for place in countries() if place.emergency]
    return " · ".join(f"{p.name} [{p.emergency}](tel:{p.emergency})" for p in known)


def _line(line: Helpline) -> str:
    address = f"tel:{line.dial}" if line.dial else line.link
    name = f"{line.name}: {line.number}" if line.number else line.name
    details = [detail for detail in (line.channel, line.hours, line.language) if detail]
    if line.needs_check(today()):
        details.append("not confirmed lately")
    return f"**[{name}]({address})**  \n{' · '.join(details)}"


def choose_country() -> Country:
    """Ask where the person is; the answer holds for every card from then on."""
    places = list(countries())
    return st.selectbox(
        "Where are you?",
        places,
        index=places.index(country_here()),
        format_func=lambda place: place.name,
        key="support_country",
        on_change=_keep_country,
    )


def _keep_country() -> None:
    """Runs before the page and its gate, so that it has to ask for itself."""
    if is_still_signed_in() and may_store():
        place: Country = st.session_state["support_country"]
        open_workspace().preferences.keep(COUNTRY, place.code, now())


def country_here() -> Country:
    """The country that the person chose, else the one of the browser's language setting."""
    said = None
    if person_here() is not None:
        with suppress(StoreUnavailable):
            said = until_changed(COUNTRY, lambda: open_workspace().preferences.value(COUNTRY))
    return _place(said) or browser_country()


def browser_country() -> Country:
    """The country of the browser's language setting, such as en-GB; else "elsewhere"."""
    locale = st.context.locale
    parts = locale.replace("_", "-").split("-")[1:] if isinstance(locale, str) else []
    code = next((part.upper() for part in parts if len(part) == 2), None)
    return _place(code) or countries()[-1]


def _place(code: str | None) -> Country | None:
    return next((place for place in countries() if place.code == code), None)
