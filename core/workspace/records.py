"""The person's own records as short lines with an id: what the coach may look at."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pandas as pd
from sqlmodel import Session, col, select

from core.analysis.conversion import funnel
from core.analysis.corrections import Mention, replay
from core.analysis.sentences import counted, heard_back_sentence
from core.analysis.themes import theme_shares, told_rejections
from core.coaching.records import Kind, Record, short
from core.content.words import themes
from core.store.tables import Message
from core.vocabulary import Author, Disposition, Evidence, Stage, Theme
from core.workspace.corrections import lines_in, names_of_themes
from core.workspace.debriefs import Debriefs
from core.workspace.feedback import Feedback
from core.workspace.frames import applications_frame
from core.workspace.readings import read_mentions_of, readings_of
from core.workspace.record_rows import (
    LONGEST_QUOTE,
    About,
    causes,
    check_ins,
    debriefs,
    experiments,
    goals,
    name_of,
    pinned,
    practices,
    record,
    uses,
)
from core.workspace.shield import held_back
from core.workspace.topic import Topic, row_id

NEWEST_MESSAGES = 40
"""Older ones are not quoted; their themes are counted all the same."""
ENDED = {
    Disposition.REJECTED: "they said no",
    Disposition.NO_RESPONSE: "no response",
    Disposition.WITHDRAWN: "you withdrew",
    Disposition.ACCEPTED: "you accepted",
}
REACHED = {
    Stage.APPLIED: "applied",
    Stage.PHONE_SCREEN: "came to a phone screen",
    Stage.INTERVIEW: "came to an interview",
    Stage.FINAL_ROUND: "came to the final round",
    Stage.OFFER: "came to an offer",
}


class Records(Topic):
    """Everything that the coach may cite. Reads only.

    What was written inside an exercise, notes of check-ins and the plan for hard hours stay where
    they are: of an exercise there is its name, of a check-in its two numbers.
    """

    def everything(self, today: date, *, with_mood: bool) -> list[Record]:
        """All records, one line each. `with_mood`: check-ins too."""
        with self.open_session() as session:
            applications = list(_applications(session))
            about = {one.application_id: one for one in applications if one.application_id}
            labels = names_of_themes(session).with_codebook(
                {str(one): text.label for one, text in themes().items()}
            )
            found = [*applications, *_feedback(session, about, labels)]
            for read in (debriefs, causes, experiments):
                found += read(session, about)
            for alone in (goals, uses, practices, pinned):
                found += alone(session)
            found += check_ins(session) if with_mood else []
            found += _heard_back(session, today)
        return found + self._themes(labels)

    def told(self) -> tuple[pd.DataFrame, list[Mention]]:
        """Everything that was told: in messages, and in debriefs as the person recalls it.

        The frame is that of Feedback.frame; debriefs stand in it as Debriefs.told says. Patterns
        and the coach count from this, so that they say the same.
        """
        feedback = Feedback(self.open_session)
        frame, mentions = feedback.frame(), feedback.mentions().mentions
        looked_back, recalled = Debriefs(self.open_session).told()
        everything = pd.concat([frame, looked_back]) if len(looked_back) else frame
        return everything, [*mentions, *recalled]

    def _themes(self, labels: Mapping[str, str]) -> list[Record]:
        """In how many rejections each theme was named, by employers and as the person recalls."""
        frame, mentions = self.told()
        found = []
        for author, evidence in (
            (Author.EMPLOYER, Evidence.QUOTED),
            (Author.CANDIDATE, Evidence.REPORTED),
        ):
            shares = theme_shares(told_rejections(frame, author), mentions, author)
            for one in shares.themes:
                whose = "employers' messages" if author is Author.EMPLOYER else "your recollections"
                line = (
                    f"{labels.get(one.theme, one.theme)}: named in {one.share.count} of "
                    f"{counted(one.share.total, 'rejection')}, by {whose}"
                )
                key = one.theme if author is Author.EMPLOYER else f"{one.theme}-recalled"
                found.append(
                    Record(Kind.THEME, key, line, evidence, theme=one.theme, count=one.share.count)
                )
        return found


def _applications(session: Session) -> Iterator[Record]:
    for one in applications_frame(session).to_dict("records"):
        ending = ENDED[Disposition(one["disposition"])] if one["disposition"] else "still open"
        reached = REACHED[Stage(one["furthest_stage"])]
        yield Record(
            kind=Kind.APPLICATION,
            key=str(one["application_id"]),
            line=short(f"{one['company']}, {one['role']}: {reached}, {ending}"),
            evidence=Evidence.REPORTED,
            day=one["ended_on"] or one["last_event_on"] or one["applied_on"],
            application_id=int(one["application_id"]),
            company=one["company"],
            role=one["role"],
            has_ended=one["disposition"] is not None,
        )


def _feedback(session: Session, about: About, labels: Mapping[str, str]) -> Iterator[Record]:
    """What messages say, in their own words; those without a theme are left out."""
    newest = (col(Message.day).desc(), col(Message.id).desc())
    query = select(Message).order_by(*newest).limit(NEWEST_MESSAGES)
    shown = query.where(col(Message.id).not_in(held_back(session)))
    for message in session.exec(shown).all():
        mentions = [one for one in _mentions(session, message) if one.theme != Theme.NO_REASON]
        quoted = [one for one in mentions if one.quote and one.start is not None]
        if not quoted:
            continue
        words = "; ".join(
            f"“{short(one.quote, LONGEST_QUOTE)}” ({labels.get(one.theme, one.theme)})"
            for one in quoted[:3]
        )
        is_theirs = message.author is Author.EMPLOYER
        yield record(
            Kind.FEEDBACK,
            row_id(message),
            f"{name_of(about, message.application_id)}{words}",
            Evidence.QUOTED if is_theirs else Evidence.REPORTED,
            about.get(message.application_id or 0),
            day=message.day,
            theme=" ".join(dict.fromkeys(one.theme for one in quoted)),
            quotes=tuple(short(one.quote) for one in quoted) if is_theirs else (),
        )


def _mentions(session: Session, message: Message) -> Sequence[Mention]:
    newest = readings_of(session, row_id(message), 1)
    read = read_mentions_of(session, newest[0]) if newest else []
    return replay(read, lines_in(session, message)).here.get(row_id(message), [])


def _heard_back(session: Session, today: date) -> Iterator[Record]:
    frame = applications_frame(session)
    if not frame.empty:
        line = heard_back_sentence(funnel(frame, today))
        yield Record(Kind.COUNT, "heard_back", line, Evidence.REPORTED)
