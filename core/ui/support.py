"""Support: the card that comes before everything else, and the way to it from every page."""

import streamlit as st

from core.content import helplines_for, support_card
from core.reading.safety import screen
from core.ui.clock import today

OPEN = "support_is_open"


def open_support() -> None:
    """Have the support card stand at the top of the page until the person puts it away."""
    st.session_state[OPEN] = True


def support_is_open() -> bool:
    """Draw the card if it was opened; a page then shows no analysis, no chart and no exercise."""
    if not st.session_state.get(OPEN):
        return False
    show_support_card(country())
    st.button("Put this away", on_click=_put_away, key="put_support_away")
    return True


def _put_away() -> None:
    st.session_state[OPEN] = False


def show_support_card(code: str | None) -> None:
    """The static card: human words, an emergency number, helplines to tap. Works offline."""
    card = support_card()
    with st.container(border=True):
        st.header(card.title)
        st.markdown(card.body)
        for line in helplines_for(code):
            stale = "  \n_Please check this number._" if line.needs_check(today()) else ""
            st.markdown(f"**[{line.name}: {line.number}]({line.link})**  \n{line.hours}{stale}")


def country() -> str | None:
    """Two letters of the browser's region, such as GB; None when it does not say."""
    locale = st.context.locale
    parts = locale.replace("_", "-").split("-") if isinstance(locale, str) else []
    regions = [part.upper() for part in parts[1:] if len(part) == 2]
    return regions[-1] if regions else None


def sounds_like_a_crisis(*texts: str) -> bool:
    """Whether any of these words sound like a crisis; asked before anything else is done."""
    return any(screen(text) is not None for text in texts if text)
