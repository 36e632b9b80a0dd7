"""Computes what the page on growth shows, and its pictures."""

from dataclasses import dataclass
from datetime import date

from core.analysis.growth import NetworkGrowth, PracticeProgress, network_growth, practice_progress
from core.analysis.selection import Selection
from core.analysis.theme_trend import ThemeTrends, theme_trends
from core.analysis.themes import HandsShare, shares_by_hands, theme_shares
from core.charts.growth import (
    network_alt,
    network_chart,
    network_table,
    practice_alt,
    practice_chart,
    practice_table,
)
from core.charts.hands import hands_alt, hands_chart, hands_table
from core.charts.theme_trend import theme_trend_alt, theme_trend_chart, theme_trend_table
from core.content.words import HANDS
from core.ui.clock import today
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.pictures import Picture
from core.ui.theme_labels import hands_of_themes, theme_labels
from core.ui.told import Told, told_about_rejections
from core.vocabulary import Author
from core.workspace.workspace import Workspace


@dataclass(frozen=True)
class Grown:
    """Everything that the page on growth draws."""

    author: Author
    trends: ThemeTrends | None
    hands: tuple[HandsShare, ...]
    practice: PracticeProgress | None
    network: NetworkGrowth | None


def grown(selection: Selection) -> Grown:
    """What moved over the period."""
    workspace, told = open_workspace(), told_about_rejections()
    return until_changed(
        "grown", lambda: _grown(workspace, told, selection, today()), today(), selection
    )


def theme_trend_picture(found: Grown) -> Picture:
    """Themes earlier and later."""
    labels = theme_labels()
    return Picture(
        "theme_trend",
        draw=lambda dark: theme_trend_chart(found.trends, found.author, labels, dark=dark),
        describe=lambda: theme_trend_alt(found.trends, found.author, labels),
        table=lambda: theme_trend_table(found.trends, labels),
        method="theme_trend",
    )


def hands_picture(found: Grown) -> Picture:
    """In whose hands the themes lay."""
    labels = theme_labels()
    return Picture(
        "hands",
        draw=lambda dark: hands_chart(found.hands, dark=dark),
        describe=lambda: hands_alt(found.hands, labels),
        table=lambda: hands_table(found.hands),
        method="hands",
    )


def practice_picture(found: Grown) -> Picture:
    """The scores of practice."""
    return Picture(
        "practice",
        draw=lambda dark: practice_chart(found.practice, dark=dark),
        describe=lambda: practice_alt(found.practice),
        table=lambda: practice_table(found.practice),
        method="practice",
    )


def network_picture(found: Grown) -> Picture:
    """The people one knows, and talks with them."""
    return Picture(
        "network",
        draw=lambda dark: network_chart(found.network, dark=dark),
        describe=lambda: network_alt(found.network),
        table=lambda: network_table(found.network),
        method="network",
    )


def _grown(workspace: Workspace, told: Told, selection: Selection, day: date) -> Grown:
    author = told.authors[0]
    messages = selection.days(told.by_author[author])
    shares = theme_shares(messages, told.mentions, author)
    growth = workspace.growth
    return Grown(
        author=author,
        trends=theme_trends(messages, told.mentions, day),
        hands=shares_by_hands(shares, hands_of_themes(), HANDS),
        practice=practice_progress(selection.days(growth.practices()), day),
        network=network_growth(growth.ties(), growth.talks(), day),
    )
