"""The readers that can be measured."""

from dataclasses import dataclass, field

from core.ai.door import Door
from core.ai.types import Connection, Leaving, Usage
from core.errors import AppError
from core.reading.claude import ClaudeReader
from core.reading.local import ENGINE, LocalReader
from core.reading.safety import screen
from core.reading.types import Reader
from core.settings import ai_settings
from core.vocabulary import CallState


class NoKey(AppError):
    """There is no key to ask the language model with."""


@dataclass
class Tally:
    """Counts calls instead of keeping a ledger: the texts measured on are nobody's words."""

    open_calls: dict[int, Leaving] = field(default_factory=dict)
    failed: int = 0
    """Calls without an answer: the embedded reader stood in for them."""
    tokens: int = 0
    microdollars: int = 0
    """Of the calls whose price is known."""
    count: int = 0

    def open(self, leaving: Leaving) -> int:
        """The number of the call."""
        self.count += 1
        self.open_calls[self.count] = leaving
        return self.count

    def settle(
        self, entry: int, state: CallState, usage: Usage | None, microdollars: int | None
    ) -> None:
        """Add up what the call took; its upper bound where nobody said."""
        leaving = self.open_calls.pop(entry)
        bound = leaving.input_tokens + leaving.output_tokens
        self.tokens += usage.read_tokens + usage.output_tokens if usage else bound
        self.microdollars += microdollars or 0
        self.failed += state is not CallState.ANSWERED

    def figures(self) -> dict[str, object]:
        """What all calls together took."""
        return {
            "calls": self.count,
            "failed_calls": self.failed + len(self.open_calls),
            "tokens": self.tokens,
            "microdollars": self.microdollars,
        }


def local_reader() -> tuple[Reader, str]:
    """The embedded reader and its name."""
    return LocalReader(), ENGINE


def claude_reader(tally: Tally) -> tuple[Reader, str]:
    """The language model as a reader, and its name. Raises NoKey as `claude_door` does."""
    door = claude_door(tally)
    return ClaudeReader(door, LocalReader()), door.connection.model


def claude_door(tally: Tally) -> Door:
    """The door to the language model. Raises NoKey when ANTHROPIC_API_KEY is not set."""
    house = ai_settings()
    if house.key is None:
        raise NoKey("No key: set ANTHROPIC_API_KEY to measure the language model.")
    connection = Connection(house.key, house.base_url, house.model, house.effort)
    return Door(connection, permit=lambda: True, screen=screen, ledger=tally)
