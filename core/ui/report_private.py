"""The private sections of a report: mood, feelings and notes."""

from core.analysis.calendar import emotion_counts
from core.analysis.mood_sentences import dynamics_sentence
from core.analysis.sentences import (
    day_words,
    points_lost_sentence,
    typical_recovery_sentence,
)
from core.charts.report import Line, Section, first_rows, last_rows
from core.content.words import emotions
from core.ui.every_row import every_check_in, every_feeling
from core.ui.gate import open_workspace
from core.ui.mood_pictures import paths_picture, quadrant_picture, timeline_picture
from core.ui.progress import after_each_rejection, mood_and_recovery
from core.ui.report_names import without_names
from core.ui.report_parts import MOST_LINES, NOTHING, Choice, Part, of_picture

MOST_NOTES = 100


def mood_section(choice: Choice) -> Section:
    """The mood line, how long it takes to be back, and each rejection."""
    found = mood_and_recovery(choice.selection)
    if found.line is None:
        return Section(Part.MOOD, (NOTHING,), is_private=True)
    lost = points_lost_sentence(found.typical) if found.typical else None
    said = [dynamics_sentence(found.dynamics)]
    said += [typical_recovery_sentence(found.typical), lost] if found.rejected_on else []
    figures = [of_picture(timeline_picture(found), last_rows)]
    if found.responses:
        figures.append(of_picture(paths_picture(found), last_rows))
    lines = tuple(
        Line(found.companies[day] if choice.with_names else "", said)
        for day, said in after_each_rejection(found, MOST_LINES)
    )
    closing = "After each rejection, the newest first:" if lines else ""
    words = tuple(filter(None, said))
    return Section(Part.MOOD, words, tuple(figures), closing, lines, is_private=True)


def feelings_section(choice: Choice) -> Section:
    """Which feelings were named, and mood and energy together."""
    found = mood_and_recovery(choice.selection)
    if not found.quadrants:
        return Section(Part.FEELINGS, (NOTHING,), is_private=True)
    named = choice.selection.days(every_feeling())
    words = emotions()
    counts = [f"{words[one].noun} {times}" for one, times in emotion_counts(named)]
    said = f"How often each feeling was named: {', '.join(counts)}." if counts else ""
    figure = of_picture(quadrant_picture(found), first_rows)
    return Section(Part.FEELINGS, (), (figure,), said, is_private=True)


def notes_section(choice: Choice) -> Section:
    """The notes of check-ins, word by word."""
    check_ins = open_workspace().check_ins
    # The newest come first, so these are the ones of the period.
    views = check_ins.latest(len(choice.selection.days(every_check_in())))
    written = [one for one in views if one.note]
    shown = written[:MOST_NOTES]
    notes = [one.note for one in shown]
    words = notes if choice.with_names else without_names(notes)
    lines = tuple(Line(day_words(one.day), said) for one, said in zip(shown, words, strict=True))
    more = f"The newest {MOST_NOTES} of {len(written)}, as they were written."
    said = "As they were written, the newest first." if len(written) == len(shown) else more
    closing = said if lines else NOTHING
    return Section(Part.NOTES, closing=closing, lines=lines, is_private=True)
