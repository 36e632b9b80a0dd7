"""What becomes of themes over time, in plain words: counts first, no praise and no blame."""

from core.analysis.proportions import Detail, Proportion
from core.analysis.sentences import counted, day_words, share_words
from core.analysis.theme_change import MIN_HITS, Verdict
from core.analysis.theme_sentences import NOUN, Labels
from core.analysis.theme_trend import MIN_REJECTIONS, ThemeTrend, ThemeTrends
from core.vocabulary import Author

DIRECTIONS = {
    Verdict.LESS_OFTEN: "named less often as time went by",
    Verdict.MORE_OFTEN: "named more often as time went by",
}


def trends_sentence(found: ThemeTrends | None, author: Author) -> str:
    """How much there is to look at, and in how many themes something moves."""
    if found is None or found.rejections < MIN_REJECTIONS:
        told = counted(0 if found is None else found.rejections, NOUN[author])
        return f"Too early to say: {told} so far. It takes {MIN_REJECTIONS} to see a trend."
    told = f"{counted(found.rejections, NOUN[author])} since {day_words(found.begins)}"
    if not found.trends:
        return f"{told}. No theme was named in {MIN_HITS} of them."
    clear = [one for one in found.trends if one.direction is not None]
    looked = counted(len(found.trends), "theme")
    if not clear:
        return f"{told}, {looked} named often enough. None moves more than chance would."
    verb = "moves" if len(clear) == 1 else "move"
    return f"{told}, {looked} named often enough. {len(clear)} {verb} more than chance would."


def trend_sentence(one: ThemeTrend, labels: Labels) -> str:
    """One theme in both halves, with its intervals, and what may be said of it."""
    said = "no clear trend" if one.direction is None else DIRECTIONS[one.direction]
    if one.adjusted_p is None:
        said = "named too evenly or on too few days to see a trend"
    halves = f"{_half(one.first)} in the first half, {_half(one.later)} in the later"
    return f"“{labels[one.theme]}”: {halves}: {said}."


def _half(share: Proportion) -> str:
    bracket = "" if share.detail is Detail.COUNTS else f" ({share_words(share)})"
    return f"{share.count} of {share.total}{bracket}"
