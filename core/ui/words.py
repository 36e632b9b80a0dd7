"""The words that the interface uses for the core's vocabulary."""

import re
from collections.abc import Mapping

from core.analysis.daily_measures import APPLICATIONS, INTERVIEWS
from core.content.words import emotions
from core.vocabulary import Disposition, MailKind, Stage

MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$:@/^=&]")
"""Every sign that Markdown, its directives or its links could take for itself."""

STAGE = {
    Stage.APPLIED: "Applied",
    Stage.PHONE_SCREEN: "Phone screen",
    Stage.INTERVIEW: "Interview",
    Stage.FINAL_ROUND: "Final round",
    Stage.OFFER: "Offer",
}

DISPOSITION = {
    Disposition.REJECTED: "They said no",
    Disposition.NO_RESPONSE: "No response",
    Disposition.WITHDRAWN: "I withdrew",
    Disposition.ACCEPTED: "I accepted",
}

ENDED = {
    Disposition.REJECTED: "ended",
    Disposition.NO_RESPONSE: "no response",
    Disposition.WITHDRAWN: "withdrawn",
    Disposition.ACCEPTED: "accepted",
}
"""How it ended, for lists: nobody needs "they said no" ten times on a page."""

MAIL_KIND = {
    MailKind.REJECTION: "A rejection",
    MailKind.INTERVIEW_INVITATION: "An invitation to an interview",
    MailKind.RECEIVED: "A confirmation that they have your application",
    MailKind.ASSESSMENT: "A test or an exercise to do",
    MailKind.OFFER: "An offer",
    MailKind.OTHER: "Something else",
}


def measure_labels() -> Mapping[str, str]:
    """What to call each daily measure after "more" or "less"."""
    feelings = {str(one): text.noun for one, text in emotions().items()}
    return feelings | {
        "valence": "pleasant mood",
        "energy": "energy",
        APPLICATIONS: "applications sent",
        INTERVIEWS: "interviews",
    }


def how_it_stands(furthest: Stage, disposition: Disposition | None) -> str:
    """One application in a few words: "Interview, ended"."""
    return ", ".join([STAGE[furthest], *([ENDED[disposition]] if disposition else [])])


def as_typed(text: str) -> str:
    """A person's or an employer's words for a place that reads Markdown: every sign as it is."""
    return MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))
