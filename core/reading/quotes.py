"""Checks a quote against the stored text: nothing is claimed that the text does not say."""

from core.vocabulary import QuoteCheck

_QUOTATION_MARKS = frozenset(
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
)


def check_quote(text: str, quote: str) -> tuple[QuoteCheck, int | None, int | None]:
    """Find a quote in a text; start and end so that `text[start:end]` are the words to store.

    VERIFIED: the quote stands in the text, character by character.
    REPAIRED: it differs in white space, quotation marks or case only; the text's own words count.
    SET_ASIDE, None, None: it does not stand in the text, or holds no letter or digit.
    """
    if not any(map(str.isalnum, quote)):
        return QuoteCheck.SET_ASIDE, None, None
    start = text.find(quote)
    if start >= 0:
        return QuoteCheck.VERIFIED, start, start + len(quote)
    comparable, positions = _comparable(text)
    wanted, _ = _comparable(quote)
    found = comparable.find(wanted)
    if found < 0:
        return QuoteCheck.SET_ASIDE, None, None
    return QuoteCheck.REPAIRED, positions[found], positions[found + len(wanted) - 1] + 1


def _comparable(text: str) -> tuple[str, list[int]]:
    """Drop white space and quotation marks and fold case; each character's position in the text."""
    folded, positions = [], []
    for position, character in enumerate(text):
        if character.isspace() or character in _QUOTATION_MARKS:
            continue
        for letter in character.casefold():
            folded.append(letter)
            positions.append(position)
    return "".join(folded), positions
