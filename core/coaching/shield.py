"""The shield: answers that may be a no wait together until the person opens them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.vocabulary import MailKind

TOMORROW, SOME_DAYS = timedelta(days=1), timedelta(days=3)


@dataclass(frozen=True)
class Incoming:
    """A message that came with a mailbox and waits to be filed: nothing of what it says."""

    message_id: int
    name: str
    """The row's own name, the same in every copy."""
    kind: MailKind | None
    """The person's word, else the newest reading's; None where nobody has read it."""


@dataclass(frozen=True)
class Shield:
    """What is behind the shield."""

    is_on: bool = False
    behind: tuple[int, ...] = ()
    """Rejections that were not opened, by message id."""
    unread: tuple[int, ...] = ()
    """Nobody has read these, so each of them may be a no: shown without words."""
    until: date | None = None
    """The person wants to hear nothing of them before this day."""

    @property
    def closed(self) -> tuple[int, ...]:
        """All of whose words nothing is shown."""
        return self.behind + self.unread

    def asks_first(self, message_id: int) -> bool:
        """Whether a message is opened only after a question."""
        return message_id in self.closed

    def is_quiet(self, today: date) -> bool:
        """Whether there is nothing to say: none waits, or the person left them for later."""
        return not self.behind or (self.until is not None and today < self.until)


def shield(
    incoming: Iterable[Incoming], opened: Collection[str], *, is_on: bool, until: date | None
) -> Shield:
    """Which messages are behind the shield. `opened`: names of those that the person opened."""
    if not is_on:
        return Shield()
    closed = [one for one in incoming if one.name not in opened]
    behind = tuple(one.message_id for one in closed if one.kind is MailKind.REJECTION)
    unread = tuple(one.message_id for one in closed if one.kind is None)
    return Shield(is_on, behind, unread, until)
