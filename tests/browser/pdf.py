"""Reads the words of a PDF that Chrome printed, with nothing but the standard library."""

import re
import zlib
from collections.abc import Iterator
from unicodedata import normalize

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\((?:\\.|[^\\)])*\) Tj")
CODE = rb"<([0-9A-Fa-f]+)>"
LETTER, RANGE = re.compile(CODE + rb"\s*" + CODE), re.compile(rb"\s*".join([CODE] * 3))


def words_of(pdf: bytes) -> str:
    """Everything that is written on its pages, without the white space."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    names = {name: int(number) for body in objects.values() for name, number in FONT.findall(body)}
    letters = {name: _letters(objects, number) for name, number in names.items()}
    pieces = (one for body in objects.values() for one in _written(_content(body), letters))
    return normalize("NFKC", "".join(pieces)).replace(" ", "")  # one sign for "fi" is two letters


def alt_texts(pdf: bytes) -> list[str]:
    """What its pictures say to those who cannot see them."""
    found = re.findall(rb"/Alt (?:\(((?:\\.|[^\\)])*)\)|<(?:FEFF)?([0-9A-F]+)>)", pdf, re.DOTALL)
    return [_text(codes) if codes else _plain(words) for words, codes in found]


def _plain(words: bytes) -> str:
    return re.sub(rb"\\(.)", rb"\1", words).decode("latin-1")


def _content(body: bytes) -> bytes:
    found = STREAM.match(body)
    if found is None or b"/FlateDecode" not in found[1]:
        return b""
    return zlib.decompressobj().decompress(found[2])


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What each glyph of a font stands for."""
    at = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    return dict(_mapped(_content(objects[int(at[1])]))) if at else {}


def _mapped(table: bytes) -> Iterator[tuple[int, str]]:
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        yield from ((int(glyph, 16), _text(code)) for glyph, code in LETTER.findall(block))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, code in RANGE.findall(block):
            begin = int(first, 16)
            for glyph in range(begin, int(last, 16) + 1):
                yield glyph, chr(int(code, 16) + glyph - begin)


def _text(codes: bytes) -> str:
    return bytes.fromhex(codes.decode()).decode("utf-16-be")


def _written(content: bytes, letters: dict[bytes, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    for found in SHOWN.finditer(content):
        if found[1]:
            font = letters.get(found[1], {})
        elif found[2]:
            glyphs = [int(found[2][at : at + 4], 16) for at in range(0, len(found[2]), 4)]
            yield "".join(font.get(glyph, "") for glyph in glyphs)
