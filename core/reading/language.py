"""Tells in which language a text is written."""

import re

ENGLISH = "en"
SAMPLE = 4_000
"""Characters looked at."""
FEWEST_WORDS = 4
"""Below this many words a text is taken for English: nothing reliable can be said."""
ENGLISH_SHARE = 0.25
"""A text with this share of English function words is English; no need to ask further."""
MARGIN = 0.1
"""How much better per letter another language must explain a text than English does."""

# Common in English and rare in its neighbours, so no "in", "was", "die" or "a".
_ENGLISH_WORDS = frozenset(
    """the and of to you your i we our us with for that this it is are be been not have has had
    they them their my me he she his her him but from as at by on or if so what when which who
    would could should can will did do does don't didn't wasn't an no more about there were
    i'm you're we're it's i've you've too just because than then some any said get got after over
    through into back still again where can't like today feel feeling another
    down up out how""".split()  # noqa: SIM905 - a list of quoted words reads worse
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of most of a text; "en" where too little is there to tell."""
    sample = text[:SAMPLE]
    words = [word.replace("\u2019", "'").lower() for word in _WORD.findall(sample)]
    if len(words) < FEWEST_WORDS and sample.isascii():
        return ENGLISH
    if words and sum(word in _ENGLISH_WORDS for word in words) >= ENGLISH_SHARE * len(words):
        return ENGLISH
    return _identified(" ".join(words))


def _identified(text: str) -> str:
    from py3langid import rank  # noqa: PLC0415 - its model is slow to load and often not needed

    scores: dict[str, float] = dict(rank(text))
    best = max(scores, key=lambda code: scores[code])
    ahead = scores[best] - scores[ENGLISH]
    return best if ahead > MARGIN * len(text) else ENGLISH
