"""What repeats across rejections: in how many of them each theme was named.

A rejection is one application with all the messages about it, or one message that is not filed.
An employer's words and a person's own recollection are never counted together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from core.analysis.corrections import Mention
from core.analysis.proportions import Detail, Proportion, detail, wilson_proportion
from core.vocabulary import Author, MailKind, Theme

REPEATS_FROM = 2
"""Named in fewer rejections, a theme is a single mention and no pattern."""


@dataclass(frozen=True)
class ThemeShare:
    """In how many rejections one theme was named."""

    theme: str
    share: Proportion
    rejections: frozenset[int]
    messages: tuple[int, ...]
    """The messages that name it, newest first."""

    @property
    def repeats(self) -> bool:
        """Whether it was named more than once."""
        return self.share.count >= REPEATS_FROM


@dataclass(frozen=True)
class ThemeShares:
    """Every theme that was named, the most frequent first."""

    author: Author
    rejections: int
    """How many were read."""
    themes: tuple[ThemeShare, ...]
    without_reason: int
    """Rejections in which no theme was named."""

    @property
    def detail(self) -> Detail:
        """What may be shown: below five rejections only counts."""
        return detail(self.rejections)


@dataclass(frozen=True)
class HandsShare:
    """In how many rejections something was named that lies in these hands."""

    hands: str
    share: Proportion
    themes: tuple[str, ...]
    """The most frequent first."""


def told_rejections(messages: pd.DataFrame, author: Author) -> pd.DataFrame:
    """The messages that tell of a rejection, each with the number of its rejection.

    An employer's messages count where one about the same application is a rejection; of a
    person's own recollections every one does. What no engine has read is left out.
    Columns in: message_id (int), application_id (float, NaN = not filed), author, kind (str),
    is_read (bool), day (date). Column added: rejection (int, negative where not filed).
    """
    told = messages[(messages["author"] == author) & messages["is_read"].astype(bool)]
    rejection = told["application_id"].fillna(-told["message_id"]).astype(int)
    told = told.assign(rejection=rejection)
    if author is Author.CANDIDATE:
        return told
    refused = told.loc[told["kind"] == MailKind.REJECTION, "rejection"]
    return told[told["rejection"].isin(refused)]


def theme_shares(told: pd.DataFrame, mentions: Iterable[Mention], author: Author) -> ThemeShares:
    """Count the rejections that name each theme; those of equal counts by their id.

    `told`: of `told_rejections`, perhaps a part of it.
    """
    numbers, named = _rejection_of(told), _named(told, mentions)
    total = len(set(numbers.values()))
    newest = {message: place for place, message in enumerate(_newest_first(told))}
    shares = [_share(theme, found, total, newest) for theme, found in named.items()]
    reasons = set().union(*(one.rejections for one in shares)) if shares else set()
    ordered = sorted(shares, key=lambda one: (-one.share.count, one.theme))
    return ThemeShares(author, total, tuple(ordered), total - len(reasons))


def shares_by_hands(
    found: ThemeShares, hands_of: Mapping[str, str | None], order: Sequence[str]
) -> tuple[HandsShare, ...]:
    """In how many rejections something in each of these hands was named, in the given order.

    Themes of which nobody can say are left out, and hands with none.
    """
    results = []
    for hands in order:
        inside = [one for one in found.themes if hands_of.get(one.theme) == hands]
        rejections = frozenset().union(*(one.rejections for one in inside))
        share = wilson_proportion(len(rejections), found.rejections)
        if share is not None and rejections:
            results.append(HandsShare(hands, share, tuple(one.theme for one in inside)))
    return tuple(results)


def named_in(told: pd.DataFrame, mentions: Iterable[Mention]) -> Mapping[str, frozenset[int]]:
    """For each theme, the rejections that name it."""
    return {theme: frozenset(found) for theme, found in _named(told, mentions).items()}


def _rejection_of(told: pd.DataFrame) -> dict[int, int]:
    return dict(zip(told["message_id"].astype(int), told["rejection"].astype(int), strict=True))


def _newest_first(told: pd.DataFrame) -> list[int]:
    return list(told.sort_values(["day", "message_id"], ascending=False)["message_id"].astype(int))


def _named(told: pd.DataFrame, mentions: Iterable[Mention]) -> dict[str, dict[int, set[int]]]:
    """Theme, then rejection, then the messages that name it. "No reason" is none."""
    numbers = _rejection_of(told)
    named: dict[str, dict[int, set[int]]] = {}
    for one in mentions:
        number = numbers.get(one.message_id)
        if number is not None and one.theme != Theme.NO_REASON:
            named.setdefault(one.theme, {}).setdefault(number, set()).add(one.message_id)
    return named


def _share(
    theme: str, found: Mapping[int, set[int]], total: int, newest: Mapping[int, int]
) -> ThemeShare:
    share = wilson_proportion(len(found), total)
    if share is None:
        raise ValueError("a theme is named in a rejection that is not counted")
    messages = sorted(set().union(*found.values()), key=newest.__getitem__)
    return ThemeShare(theme, share, frozenset(found), tuple(messages))
