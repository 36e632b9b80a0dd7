"""What was told about rejections, gathered once for the page that shows what repeats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core.analysis.corrections import Mention
from core.analysis.themes import ThemeShares, theme_shares, told_rejections
from core.ui.clock import day_words
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, MESSAGE, list_line
from core.ui.memory import until_changed
from core.ui.words import STAGE, as_typed
from core.vocabulary import Author, Evidence, Stage
from core.workspace.workspace import Workspace

Part = tuple[str, str]
"""A column of the messages and its value; two empty words for all of them."""
ALL: Part = ("", "")
PARTS = {"stage": "Came as far as", "role": "Role", "source": "Found through"}
MIN_IN_PART = 2


@dataclass(frozen=True)
class Told:
    """What was told about rejections, by whom, and which themes it names."""

    by_author: Mapping[Author, pd.DataFrame]
    mentions: Sequence[Mention]
    unread: int
    """Messages that no engine could judge and that do not count."""

    @property
    def authors(self) -> list[Author]:
        """Those who told anything; the employer where nobody did."""
        return [one for one, told in self.by_author.items() if len(told)] or [Author.EMPLOYER]


def told_about_rejections() -> Told:
    """Everything that was told, as the person's rows stand."""
    return until_changed("told", lambda: _told(open_workspace()))


def _told(workspace: Workspace) -> Told:
    everything, mentions = workspace.records.told()
    by_author = {author: told_rejections(everything, author) for author in Author}
    unread = ~everything["is_read"].astype(bool)  # what a debrief tells is read
    return Told(by_author, mentions, int(unread.sum()))


def parts_of(told: pd.DataFrame) -> list[Part]:
    """All of them, then each part with more than one rejection but not all; largest first."""
    total = told["rejection"].nunique()
    parts = [ALL]
    for column in PARTS:
        sizes = told.groupby(column)["rejection"].nunique().sort_values(ascending=False)
        inside = sizes[(sizes >= MIN_IN_PART) & (sizes < total)]
        parts += [(column, str(value)) for value in inside.index]
    return parts


def part_label(part: Part) -> str:
    """How a part is offered."""
    column, value = part
    if not column:
        return "All of them"
    return f"{PARTS[column]}: {STAGE[Stage(value)] if column == 'stage' else value}"


def shares_in(told: Told, author: Author, part: Part) -> ThemeShares:
    """The shares of the themes in one author's words, in a part of the rejections."""
    column, value = part
    messages = told.by_author[author]
    if column:
        messages = messages[messages[column] == value]
    return theme_shares(messages, told.mentions, author)


def quote_lines(theme: str, messages: Sequence[int]) -> None:
    """What each of these says about a theme; a line leads to its message or its debrief."""
    lines = until_changed("quotes", lambda: _quotes(theme, messages), theme, tuple(messages))
    with st.container(gap=None, key="message_list"):
        for number, words, about in lines:
            if number > 0:
                list_line("learn/feedback.py", words, about, **{MESSAGE: number})
            else:
                list_line("recover/debrief.py", words, about, **{APPLICATION: -number})


def _quotes(theme: str, messages: Sequence[int]) -> list[tuple[int, str, str]]:
    """The id of a message, or that of a debrief's application below zero; words; about what."""
    workspace = open_workspace()
    lines = []
    for message_id in messages:
        if message_id < 0:
            lines.append(_recalled(workspace, theme, -message_id))
            continue
        view = workspace.messages.one(message_id)
        found = [one for one in workspace.feedback.themes(message_id) if one.theme == theme]
        words = next((f"“{one.quote}”" for one in found if one.quote), "No words marked")
        name = as_typed(f"{view.company}, {view.role}") if view.company and view.role else ""
        lines.append((message_id, words, " · ".join(filter(None, [name, day_words(view.day)]))))
    return lines


def _recalled(workspace: Workspace, theme: str, debrief_id: int) -> tuple[int, str, str]:
    """What a debrief says about a theme; merged themes stand under another name there."""
    debrief = workspace.debriefs.one(debrief_id)
    view = workspace.applications.one(debrief.application_id)
    reported = [one for one in debrief.reasons if one.evidence is Evidence.REPORTED and one.theme]
    ours = [one for one in reported if one.theme == theme] or reported
    about = f"{as_typed(f'{view.company}, {view.role}')} · {day_words(debrief.day)}, looked back"
    return -debrief.application_id, ours[0].words, about
