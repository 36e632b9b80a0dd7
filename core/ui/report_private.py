"""The private sections of a report: mood, feelings and notes."""

from core.analysis.calendar import emotion_counts
from core.analysis.mood_sentences import dynamics_sentence
from core.analysis.sentences import (
    day_words,
    points_lost_sentence,
    recovery_sentence,
    too_few_check_ins_sentence,
    typical_recovery_sentence,
)
from core.charts.mood import mood_table, mood_timeline, mood_timeline_alt
from core.charts.quadrant import quadrant_alt, quadrant_chart, quadrant_table
from core.charts.recovery import recovery_paths, recovery_paths_alt, recovery_table
from core.charts.report import Line, ReportFigure, Section, first_rows, last_rows
from core.content.words import emotions
from core.ui.gate import open_workspace
from core.ui.progress import MoodAndRecovery, mood_and_recovery
from core.ui.report_names import without_names
from core.ui.report_parts import MOST_LINES, NOTHING, Choice, Part

MOST_NOTES = 100


def mood_section(choice: Choice) -> Section:
    """The mood line, how long it takes to be back, and each rejection."""
    found = mood_and_recovery(choice.selection)
    if found.line is None:
        return Section(Part.MOOD, (NOTHING,), is_private=True)
    lost = points_lost_sentence(found.typical) if found.typical else None
    said = [dynamics_sentence(found.dynamics)]
    said += [typical_recovery_sentence(found.typical), lost] if found.rejected_on else []
    figures = [
        ReportFigure(
            draw=lambda dark: mood_timeline(found.line, found.rejected_on, dark=dark),
            alt=mood_timeline_alt(found.line, found.rejected_on),
            numbers=last_rows(mood_table(found.line)),
        )
    ]
    if found.responses:
        figures.append(
            ReportFigure(
                draw=lambda dark: recovery_paths(found.responses, dark=dark),
                alt=recovery_paths_alt(found.responses),
                numbers=last_rows(recovery_table(found.responses)),
            )
        )
    lines = _rejections(found, with_names=choice.with_names)
    closing = "After each rejection, the newest first:" if lines else ""
    words = tuple(filter(None, said))
    return Section(Part.MOOD, words, tuple(figures), closing, lines, is_private=True)


def _rejections(found: MoodAndRecovery, *, with_names: bool) -> tuple[Line, ...]:
    seen = {response.rejected_on: response for response in found.responses}
    lines = []
    for day in found.rejected_on[::-1][:MOST_LINES]:
        known = seen.get(day)
        said = recovery_sentence(known) if known else too_few_check_ins_sentence(day)
        lines.append(Line(found.companies[day] if with_names else "", said))
    return tuple(lines)


def feelings_section(choice: Choice) -> Section:
    """Which feelings were named, and mood and energy together."""
    found = mood_and_recovery(choice.selection)
    if not found.quadrants:
        return Section(Part.FEELINGS, (NOTHING,), is_private=True)
    named = choice.selection.days(open_workspace().check_ins.emotions())
    words = emotions()
    counts = [f"{words[one].noun} {times}" for one, times in emotion_counts(named)]
    said = f"How often each feeling was named: {', '.join(counts)}." if counts else ""
    figure = ReportFigure(
        draw=lambda dark: quadrant_chart(found.check_ins, found.quadrants, dark=dark),
        alt=quadrant_alt(found.quadrants),
        numbers=first_rows(quadrant_table(found.quadrants)),
    )
    return Section(Part.FEELINGS, (), (figure,), said, is_private=True)


def notes_section(choice: Choice) -> Section:
    """The notes of check-ins, word by word."""
    check_ins = open_workspace().check_ins
    # The newest come first, so these are the ones of the period.
    views = check_ins.latest(len(choice.selection.days(check_ins.frame())))
    written = [one for one in views if one.note]
    shown = written[:MOST_NOTES]
    notes = [one.note for one in shown]
    words = notes if choice.with_names else without_names(notes)
    lines = tuple(Line(day_words(one.day), said) for one, said in zip(shown, words, strict=True))
    more = f"The newest {MOST_NOTES} of {len(written)}, as they were written."
    said = "As they were written, the newest first." if len(written) == len(shown) else more
    closing = said if lines else NOTHING
    return Section(Part.NOTES, closing=closing, lines=lines, is_private=True)
