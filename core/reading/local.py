"""The embedded reader: a small model and readable rules; no key, no network, no chance."""

from core.reading.emotions import find_emotions
from core.reading.language import ENGLISH, language_of
from core.reading.mail_kind import mail_kind
from core.reading.names import company_and_role
from core.reading.reader_model import ReaderModel, shipped_model
from core.reading.themes import find_themes
from core.reading.types import Finding, MailParts, MailReading, NoteReading
from core.vocabulary import MailKind, Origin, Theme

ENGINE = "local-7"


class LocalReader:
    """Reads mails and notes with the model of data/models and the rules of data/content/reading.

    A long text is read at its beginning only (20,000 characters; each part says how much).
    """

    def __init__(self, model: ReaderModel | None = None) -> None:
        """With the model that comes with the project unless another is given."""
        self.model = model or shipped_model()

    def read_mail(self, mail: MailParts) -> MailReading:
        """Say what an employer's message is and which themes it names; themes in English only."""
        kind, score = mail_kind(mail.subject, mail.body, self.model)
        company, role = company_and_role(mail)
        return MailReading(
            kind=kind,
            kind_score=score,
            company=company,
            role=role,
            findings=self._mail_findings(kind, mail.body),
            language=language_of(mail.body),
            engine=ENGINE,
        )

    def read_note(self, text: str) -> NoteReading:
        """Say which emotions a person's note speaks of; none for a note that is not in English."""
        felt = find_emotions(text, self.model) if language_of(text) == ENGLISH else ()
        return NoteReading(felt, ENGINE)

    def read_feedback(self, text: str) -> tuple[Finding, ...]:
        """Themes in a piece of feedback in any form; empty for one that is not in English."""
        return find_themes(text, self.model) if language_of(text) == ENGLISH else ()

    def _mail_findings(self, kind: MailKind, body: str) -> tuple[Finding, ...]:
        """A rejection's themes; of a mail of no known kind only what a rule finds."""
        if kind is MailKind.REJECTION:
            return self.read_feedback(body)
        if kind is MailKind.OTHER:
            found = self.read_feedback(body)
            by_rule = (f for f in found if f.origin is not Origin.MODEL)
            return tuple(f for f in by_rule if f.theme is not Theme.NO_REASON)
        return ()
