"""Support: the card that comes before everything else, and the way to it from every page."""

import streamlit as st

from core.content.support import Country, Helpline, countries, helplines_for, support_card
from core.reading.safety import sounds_like_a_crisis
from core.ui.clock import today
from core.ui.memory import until_changed
from core.workspace.messages import MessageView

OPEN = "support_is_open"


def open_support() -> None:
    """Have the support card stand at the top of the page until the person puts it away."""
    st.session_state[OPEN] = True


def support_comes_first(view: MessageView) -> bool:
    """Whether words of a message sound like a crisis; nothing else is done with it then."""
    return until_changed(
        "support_comes_first",
        lambda: sounds_like_a_crisis(view.subject, view.text),
        view.message_id,
    )


def support_is_open() -> bool:
    """Draw the card if it was opened; a page then shows no analysis, no chart and no exercise."""
    if not st.session_state.get(OPEN):
        return False
    show_support_card(browser_country(), noticed=True)
    st.button("Put this away", on_click=_put_away, key="put_support_away")
    return True


def _put_away() -> None:
    st.session_state[OPEN] = False


def show_support_card(country: Country, *, noticed: bool) -> None:
    """The static card: human words, an emergency number, lines to tap. Works offline.

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
        for line in helplines_for(country.code):
            st.markdown(_line(line))
        st.markdown(card.elsewhere)
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
        details.append("please check this number")
    return f"**[{name}]({address})**  \n{' · '.join(details)}"


def browser_country() -> Country:
    """The country of the browser's language setting, such as en-GB; else "elsewhere"."""
    locale = st.context.locale
    parts = locale.replace("_", "-").split("-")[1:] if isinstance(locale, str) else []
    code = next((part.upper() for part in parts if len(part) == 2), None)
    return next((place for place in countries() if place.code == code), countries()[-1])
