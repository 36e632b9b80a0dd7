"""What goes into each section of a report."""

from collections.abc import Callable, Mapping

import pandas as pd

from core.analysis.proportions import Detail
from core.analysis.replies import From
from core.analysis.reply_sentences import (
    quiet_sentence,
    reply_times_sentence,
    still_possible_sentence,
)
from core.analysis.sentences import counted, offer_sentence
from core.analysis.theme_sentences import (
    NOUN,
    hands_sentence,
    single_mentions_sentence,
    themes_sentence,
)
from core.analysis.themes import ThemeShares, shares_by_hands, theme_shares
from core.charts.report import Line, ReportFigure, Section, first_rows, last_rows, some_rows
from core.content.words import HANDS
from core.ui.patterns import themes_picture
from core.ui.report_names import without_names
from core.ui.report_parts import MOST_LINES, NOTHING, Choice, Part, of_picture
from core.ui.report_private import feelings_section, mood_section, notes_section
from core.ui.search_pictures import activity_picture, funnel_picture, reply_picture
from core.ui.search_progress import open_waits, replies_of, search_of
from core.ui.theme_labels import hands_of_themes, theme_labels
from core.ui.told import told_about_rejections
from core.ui.words import how_it_stands
from core.vocabulary import Author, Disposition, Stage


def sections_of(choice: Choice) -> tuple[Section, ...]:
    """The chosen sections, in the order of the parts."""
    return tuple(_MAKERS[part](choice) for part in Part if part in choice.parts)


def _funnel(choice: Choice) -> Section:
    search = search_of(choice.selection)
    found = search.funnel
    if not found.applications:
        return Section(Part.FUNNEL, (NOTHING,))
    figure = of_picture(funnel_picture(search), first_rows)
    said = (offer_sentence(found),)
    if not choice.with_names:
        return Section(Part.FUNNEL, said, (figure,))
    lines = _applications(search.applications)
    return Section(Part.FUNNEL, said, (figure,), "The newest of them:", lines)


def _applications(frame: pd.DataFrame) -> tuple[Line, ...]:
    newest = frame.iloc[::-1].head(MOST_LINES)
    columns = ("company", "role", "furthest_stage", "disposition")
    return tuple(
        Line(company, f"{role}, {_standing(stage, disposition)}")
        for company, role, stage, disposition in zip(*(newest[c] for c in columns), strict=True)
    )


def _standing(stage: str, disposition: object) -> str:
    ended = Disposition(disposition) if isinstance(disposition, str) else None
    return how_it_stands(Stage(stage), ended).lower()


def _answers(choice: Choice) -> Section:
    search = search_of(choice.selection)
    replies = replies_of(search, From.APPLYING, choice.selection)
    said: list[str] = []
    figures: list[ReportFigure] = []
    if replies.times is not None:
        said = [quiet_sentence(replies.times)]
        if replies.times.replies:
            figures.append(of_picture(reply_picture(replies), some_rows))
        else:
            said.insert(0, reply_times_sentence(replies.times, From.APPLYING))
    if search.activity is not None:
        figures.append(of_picture(activity_picture(search), last_rows))
    waiting = open_waits(search, replies, choice.selection) if choice.with_names else ()
    quiet_after = replies.times.quiet_after if replies.times else 0
    lines = tuple(
        Line(one.name, f"{still_possible_sentence(one.days, one.chance, quiet_after)}.")
        for one in waiting
        if replies.times
    )
    nothing = [] if said or figures else [NOTHING]
    closing = "Open applications, the shortest wait first:" if lines else ""
    return Section(Part.ANSWERS, (*said, *nothing), tuple(figures), closing, lines)


def _themes(choice: Choice) -> Section:
    found, labels = _shares(choice), _labels(choice)
    if not found.rejections:
        return Section(Part.THEMES, (NOTHING,))
    once = single_mentions_sentence(found, labels) or ""
    if found.detail is Detail.COUNTS or not any(one.repeats for one in found.themes):
        return Section(Part.THEMES, (themes_sentence(found, labels),), (), once)
    figure = of_picture(themes_picture("themes", found, labels), first_rows)
    return Section(Part.THEMES, (), (figure,), once)


def _hands(choice: Choice) -> Section:
    found, labels = _shares(choice), _labels(choice)
    shares = shares_by_hands(found, hands_of_themes(), HANDS)
    if not shares:
        return Section(Part.HANDS, (NOTHING,))
    said = f"What employers named, in {counted(found.rejections, NOUN[found.author])}."
    lines = tuple(Line(one.hands.capitalize(), hands_sentence(one, labels)) for one in shares)
    return Section(Part.HANDS, closing=said, lines=lines)


def _shares(choice: Choice) -> ThemeShares:
    told = told_about_rejections()
    messages = choice.selection.days(told.by_author[Author.EMPLOYER])
    return theme_shares(messages, told.mentions, Author.EMPLOYER)


def _labels(choice: Choice) -> Mapping[str, str]:
    labels = theme_labels()
    if choice.with_names:
        return labels
    return dict(zip(labels, without_names(labels.values()), strict=True))


_MAKERS: Mapping[Part, Callable[[Choice], Section]] = {
    Part.FUNNEL: _funnel,
    Part.ANSWERS: _answers,
    Part.THEMES: _themes,
    Part.HANDS: _hands,
    Part.MOOD: mood_section,
    Part.FEELINGS: feelings_section,
    Part.NOTES: notes_section,
}
