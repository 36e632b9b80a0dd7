"""The person's own plan as the support card shows it: their words, with numbers to tap."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from core.coaching.safety_plan import Piece, Plan, pieces
from core.errors import StoreUnavailable
from core.ui.gate import open_workspace, person_here
from core.ui.memory import until_changed
from core.ui.words import as_typed


@dataclass(frozen=True)
class Part:
    """One part of the plan, as it is asked for and as it is shown."""

    title: str
    example: str


PARTS: Mapping[str, Part] = {
    "signs": Part(
        "Signs that it is getting bad",
        "A thought, a mood, something you do or stop doing.",
    ),
    "helps": Part(
        "What you can do by yourself",
        "A shower, music, something warm to drink, a text that you know by heart.",
    ),
    "places": Part(
        "Places and people that take your mind off it",
        "A café, a park bench, a friend with whom you talk of other things.",
    ),
    "people": Part(
        "Whom you can ask for help",
        "A name and a number in each line. You can tap the number later.",
    ),
    "services": Part(
        "Professionals and services",
        "Your doctor, a practice, a line, the nearest emergency department; with their numbers.",
    ),
    "safer": Part(
        "What makes the place around you safer",
        "What you put out of reach, or give to somebody to keep.",
    ),
}
"""The six steps of the published safety plan, by the names of the parts of a `Plan`."""
NUMBERS_TO_CALL = {"people", "services"}


def plan_here() -> Plan | None:
    """The plan of whoever is signed in; None when there is none, or no way to read it now."""
    if person_here() is None:
        return None
    with suppress(StoreUnavailable):
        return until_changed("safety_plan", open_workspace().safety_plan.current)
    return None


def show_own_plan() -> None:
    """The parts that have words."""
    plan = plan_here()
    if plan is None:
        return
    st.subheader("Your own plan")
    for name, part in PARTS.items():
        words = getattr(plan, name)
        if words:
            st.markdown(f"**{part.title}**  \n{_lines(words, short=name in NUMBERS_TO_CALL)}")


def _lines(words: str, *, short: bool) -> str:
    lines = (line for line in words.splitlines() if line.strip())
    return "  \n".join(
        "".join(map(_piece, pieces(" ".join(line.split()), short=short))) for line in lines
    )


def _piece(one: Piece) -> str:
    """As it was typed; as_typed would take the spaces round it away."""
    if one.dial is not None:
        return f"[{as_typed(one.words)}](tel:{one.dial})"
    before = " " if one.words.startswith(" ") else ""
    after = " " if one.words.endswith(" ") and one.words.strip() else ""
    return f"{before}{as_typed(one.words)}{after}"
