"""Cleaning of what people type: nothing a database or a page cannot hold, every word kept."""

import re

from core.errors import InvalidInput

MAX_LINE = 200
"""Characters of a one-line field: a company, a role."""
MAX_TEXT = 200_000
"""Characters of a stored text. No employer writes more; a longer paste holds something else."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85]")
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They can turn round the words that a page writes after them."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def clean_text(text: str) -> str:
    r"""The text with \n line ends and without control characters; letters stay as they are.

    What comes out can be encoded as UTF-8, and cleaning it again changes nothing. Halves of a
    surrogate pair are joined, lone ones become U+FFFD. No Unicode normalisation: quotes are
    compared with the stored text character by character.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", whole)).lstrip("\ufeff")


def clean_line(text: str, what: str) -> str:
    """One line without spare white space and direction marks.

    Raises InvalidInput when it is empty or too long; `what` opens the sentence: "The role".
    """
    line = " ".join(DIRECTION_MARKS.sub("", clean_text(text)).split())
    if not any(letter.isprintable() and letter != " " for letter in line):
        msg = f"{what} is missing. A short word is enough."
        raise InvalidInput(msg)
    if len(line) > MAX_LINE:
        msg = f"{what} has room for {MAX_LINE} characters; this one has {len(line)}."
        raise InvalidInput(msg)
    return line


def clean_words(text: str, what: str, most: int, *, needed: bool = False) -> str:
    """Several lines of a field, cleaned; empty unless `needed`.

    Raises InvalidInput for more than `most` characters; `what` opens the sentence.
    """
    words = clean_text(text).strip()
    if needed and not words:
        msg = f"{what} is missing. A few words are enough."
        raise InvalidInput(msg)
    if len(words) > most:
        msg = f"{what} has room for {most:,} characters; this one has {len(words):,}."
        raise InvalidInput(msg)
    return words


def checked_text(text: str) -> str:
    """The cleaned text. Raises InvalidInput when it is blank or longer than MAX_TEXT."""
    text = clean_text(text)
    if not text.strip():
        msg = "There is no text in it yet. Paste the message, or choose that none came."
        raise InvalidInput(msg)
    if len(text) > MAX_TEXT:
        msg = (
            f"That is {len(text):,} characters; a message has room for {MAX_TEXT:,}."
            " Please paste only the message itself."
        )
        raise InvalidInput(msg)
    return text
