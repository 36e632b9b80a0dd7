"""Where each application went, every one counted once."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from core.analysis.flow import Flow
from core.charts.funnel import NAMES as STAGES
from core.charts.style import WITHOUT_LEGEND, empty_figure, figure, palette
from core.vocabulary import Disposition, Stage

TITLE = "Where each application went"
EMPTY = "No applications yet. Each one you add is drawn here once."
NAMES: dict[Stage | Disposition | None, str] = {
    **{stage: name.lower() for stage, name in STAGES.items()},
    Disposition.REJECTED: "they said no",
    Disposition.NO_RESPONSE: "no response",
    Disposition.WITHDRAWN: "withdrawn",
    Disposition.ACCEPTED: "accepted",
    None: "still open",
}
PLACES = list(NAMES)


def flow_chart(found: Sequence[Flow], *, dark: bool) -> go.Figure:
    """Streams from stage to stage and to how they ended, as wide as their count."""
    if not found:
        return empty_figure(EMPTY, dark=dark)
    colours = palette(dark)
    used = [p for p in PLACES if any(p in (flow.start, flow.end) for flow in found)]
    streams = go.Sankey(
        node={
            "label": [f"{NAMES[place]} {_size(place, found)}" for place in used],
            "color": [colours.accent if isinstance(p, Stage) else colours.quiet for p in used],
            "thickness": 12,
            "pad": 18,
            "line": {"width": 0},
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [used.index(flow.start) for flow in found],
            "target": [used.index(flow.end) for flow in found],
            "value": [flow.count for flow in found],
            "color": colours.band,
            "hovertemplate": "%{value:.0f}: %{source.label} to %{target.label}<extra></extra>",
        },
        textfont={"color": colours.ink, "size": 13},
        arrangement="snap",
        domain={"y": [0.02, 0.98]},
    )
    return figure(
        TITLE, _subtitle(found), [streams], dark=dark, plot_height=320, below=WITHOUT_LEGEND
    )


def flow_alt(found: Sequence[Flow]) -> str:
    """Every stream in words."""
    if not found:
        return EMPTY
    lines = [f"{NAMES[one.start]} to {NAMES[one.end]}: {one.count}." for one in found]
    return " ".join([_subtitle(found), *lines])


def flow_table(found: Sequence[Flow]) -> pd.DataFrame:
    """A row for each stream."""
    rows = [(NAMES[one.start].capitalize(), NAMES[one.end], one.count) for one in found]
    return pd.DataFrame(rows, columns=["From", "To", "Applications"])


def _size(place: Stage | Disposition | None, found: Sequence[Flow]) -> int:
    """What flows in; into the first stage nothing does, so what flows out."""
    into = sum(flow.count for flow in found if flow.end == place)
    return into or sum(flow.count for flow in found if flow.start == place)


def _subtitle(found: Sequence[Flow]) -> str:
    total = sum(flow.count for flow in found if not isinstance(flow.end, Stage))
    still = sum(flow.count for flow in found if flow.end is None)
    return f"{total} in all, each counted once. {still} still open."
