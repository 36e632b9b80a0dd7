"""Which messages stand under which theme, gathered once for the pages about themes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.ui.clock import day_words
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Author, MailKind
from core.workspace.workspace import Workspace


@dataclass(frozen=True)
class ThemeLists:
    """Messages by theme, newest first."""

    by_theme: Mapping[str, Sequence[int]]
    without_theme: Sequence[int]
    """Rejections and recollections that were read and stand under no theme; newest first."""
    names: Mapping[int, tuple[str | None, date]]
    """The application of each message and its day."""

    def messages_of(self, theme: str) -> Sequence[int]:
        """The messages under a theme."""
        return self.by_theme.get(theme, ())

    def most_frequent_first(self, themes: Sequence[str]) -> list[str]:
        """The themes by how many messages they have; in their own order where equal."""
        return sorted(themes, key=lambda theme: -len(self.messages_of(theme)))

    def name_of(self, message_id: int) -> str:
        """How a message is called in a list; one behind the shield has no name."""
        if message_id not in self.names:
            return "a message behind the shield"
        name, day = self.names[message_id]
        return f"{name or 'Not filed yet'}, {day_words(day)}"


def theme_lists() -> ThemeLists:
    """Which messages stand under which theme, as the person's rows stand."""
    return until_changed("theme_lists", lambda: _gathered(open_workspace()))


def _gathered(workspace: Workspace) -> ThemeLists:
    frame = workspace.feedback.frame()[::-1]
    named = {
        message_id: list(dict.fromkeys(one.theme for one in mentions))
        for message_id, mentions in workspace.feedback.mentions().here.items()
    }
    by_theme: dict[str, list[int]] = {}
    for message_id in frame["message_id"]:
        for theme in named.get(message_id, []):
            by_theme.setdefault(theme, []).append(int(message_id))
    about_a_rejection = (frame["kind"] == MailKind.REJECTION) | (
        frame["author"] == Author.CANDIDATE
    )
    read = frame.loc[frame["is_read"] & about_a_rejection, "message_id"]
    companies = [str(name) if isinstance(name, str) else None for name in frame["company"]]
    return ThemeLists(
        by_theme,
        [int(one) for one in read if not named.get(int(one))],
        dict(zip(frame["message_id"], zip(companies, frame["day"], strict=True), strict=True)),
    )
