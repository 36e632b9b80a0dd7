"""One thing to try about what repeats: chosen by a fixed rule, and it says why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from core.analysis.themes import ThemeShares
from core.content.files import content_toml
from core.content.words import HANDS, themes
from core.vocabulary import Theme

ACTIONS_FILE = "actions.toml"


@dataclass(frozen=True)
class Action:
    """One small thing to try."""

    suggestion: str
    because: str


@dataclass(frozen=True)
class SuggestedAction:
    """The action, and the theme that it is about."""

    theme: str
    action: Action
    mentions: int
    """Rejections that name the theme."""


@cache
def actions() -> Mapping[Theme, Action]:
    """What to try about each theme. Raises ValueError when the file is at fault."""
    rows = content_toml(ACTIONS_FILE)
    try:
        return {Theme(name): Action(row["try"], row["because"]) for name, row in rows.items()}
    except (KeyError, ValueError) as fault:
        raise ValueError(f"{ACTIONS_FILE}: {fault}") from fault


def suggested_action(found: ThemeShares) -> SuggestedAction | None:
    """What to try about a theme that repeats; None when none does, or none is in one's hands.

    What can change by the next interview comes before what takes time, and that before what is
    shared; among these the theme that was named most.
    """
    known = [one for one in found.themes if one.repeats and one.theme in actions()]
    if not known:
        return None
    best = min(known, key=lambda one: (_place(one.theme), -one.share.count))
    return SuggestedAction(best.theme, actions()[Theme(best.theme)], best.share.count)


def action_on(named: Iterable[str]) -> tuple[Theme, Action] | None:
    """What to try about the one of these themes that is soonest in one's hands; None for none."""
    known = [Theme(one) for one in named if one in actions()]
    if not known:
        return None
    best = min(known, key=_place)
    return best, actions()[best]


def _place(theme: str) -> int:
    return HANDS.index(themes()[Theme(theme)].in_whose_hands or HANDS[-1])
