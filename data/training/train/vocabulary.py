"""The pieces that the encoder keeps of MiniLM's 30,522."""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.reading.wordpiece import SPECIAL, WordPiece

SIZE = 14_500
OFTEN = 3
"""Times that a piece of the public texts must occur to be kept for sure."""


def pruned(base: Sequence[str], own: Iterable[str], public: Iterable[str]) -> list[str]:
    """SIZE pieces or a few more: the special ones; characters; what our own texts use; what the
    public texts use OFTEN; then the commonest of general English, which `base` lists first.
    """
    pieces = [*SPECIAL, *(p for p in base if p not in SPECIAL and not p.startswith("[unused"))]
    kept = set(_used(pieces, own)) | {p for p, n in _used(pieces, public).items() if n >= OFTEN}
    kept |= {p for p in pieces if _is_character(p)} | set(SPECIAL)
    common = (piece for piece in pieces if piece not in kept)
    kept |= {piece for _, piece in zip(range(SIZE - len(kept)), common, strict=False)}
    return [piece for piece in pieces if piece in kept]


def _used(pieces: Sequence[str], texts: Iterable[str]) -> Counter[str]:
    words = WordPiece(pieces)
    return Counter(pieces[token.id] for text in texts for token in words.tokens(text))


def _is_character(piece: str) -> bool:
    """A letter, digit or mark of Latin script, also as a word's later part."""
    return len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250
