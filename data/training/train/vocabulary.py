"""The pieces that the encoder learns with, and keeps, of MiniLM's 30,522."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from core.reading.wordpiece import SPECIAL, WordPiece

SIZE = 14_500
"""Pieces in the file; with more it has over 16 MB."""
OWN_COUNTS = 3
"""How often a piece of the public texts must occur to be kept like one that we use once."""
OFTEN = 3
"""Times that a piece of the public texts must occur to be kept for sure."""


def pruned(base: Sequence[str], own: Iterable[str], public: Iterable[str]) -> list[str]:
    """What to learn with, SIZE or more: the special ones; characters; what our own texts use; what
    the public texts use OFTEN; then the commonest of general English, which `base` lists first.
    """
    pieces = [*SPECIAL, *(p for p in base if p not in SPECIAL and not p.startswith("[unused"))]
    kept = set(_used(pieces, own)) | {p for p, n in _used(pieces, public).items() if n >= OFTEN}
    kept |= {p for p in pieces if _is_character(p)} | set(SPECIAL)
    common = (piece for piece in pieces if piece not in kept)
    kept |= {piece for _, piece in zip(range(SIZE - len(kept)), common, strict=False)}
    return [piece for piece in pieces if piece in kept]


def most_used(pieces: Sequence[str], own: Iterable[str], public: Iterable[str]) -> list[str]:
    """What stays when learning is over: SIZE at most, in the order that they have.

    The special ones and characters stay, and what is used most; of those that are used alike the
    commonest of general English.
    """
    by_us, by_others = _used(pieces, own), _used(pieces, public)

    def need(piece: str) -> float:
        if piece in SPECIAL or _is_character(piece):
            return math.inf
        return OWN_COUNTS * by_us[piece] + by_others[piece]

    kept = set(sorted(pieces, key=need, reverse=True)[:SIZE])
    return [piece for piece in pieces if piece in kept]


def _used(pieces: Sequence[str], texts: Iterable[str]) -> Counter[str]:
    words = WordPiece(pieces)
    return Counter(pieces[token.id] for text in texts for token in words.tokens(text))


def _is_character(piece: str) -> bool:
    """A letter, digit or mark of Latin script, also as a word's later part."""
    return len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250
