"""The timer of an exercise with a rhythm. It runs in the browser alone: nothing is sent."""

from pathlib import Path

import streamlit as st

from core.content.exercises import Pace

HTML = """
<div class="pace" role="group" aria-label="Timer">
  <p class="pace-about"></p>
  <div class="pace-circle" aria-hidden="true">
    <div class="pace-disc"></div>
    <div class="pace-words"><span class="pace-word"></span><span class="pace-part"></span></div>
  </div>
  <progress class="pace-bar" value="0" aria-label="How much of the time has passed"></progress>
  <p class="pace-left" aria-hidden="true"></p>
  <button class="pace-button" type="button"></button>
  <p class="pace-status" role="status"></p>
</div>
"""

_timer = st.components.v2.component(
    "pace_timer",
    html=HTML,
    js=Path(__file__).with_name("timer.js").read_text("utf-8"),
    isolate_styles=False,
)

DOING = {"In": "breathe in", "Out": "out", "Hold": "hold", "Tense": "tense", "Let go": "let go"}


def show_timer(paces: tuple[Pace, ...], key: str) -> None:
    """A timer for one of the rhythms, the usual one unless the person takes another."""
    pace = paces[0]
    if len(paces) > 1:
        names = [one.name for one in paces]
        chosen = st.segmented_control("Rhythm", names, default=names[0], key=f"{key}_pace")
        pace = next((one for one in paces if one.name == chosen), pace)
    _timer(
        key=f"{key}_{paces.index(pace)}",
        data={
            "name": f"{key} {pace.name}",
            "phases": [list(one) for one in pace.phases],
            "cycles": pace.cycles,
            "parts": list(pace.parts),
            "about": about(pace),
        },
    )


def about(pace: Pace) -> str:
    """The rhythm in words, for everybody who does not follow the circle."""
    doing = ", ".join(f"{DOING[word]} for {seconds:g} seconds" for word, seconds in pace.phases)
    minutes = f"{pace.cycles * pace.cycle_s / 60:.1f}".removesuffix(".0")
    return f"{doing[0].upper()}{doing[1:]}: {pace.cycles} times, about {minutes} minutes."
