"""Bytes of a mail into text, when the declared character set is missing, unknown or wrong."""

import codecs

# What mail programs mean by a name, as the WHATWG Encoding Standard lists it for browsers.
_MEANT = {
    "ascii": "utf-8", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "utf-16": "utf-16",
}  # fmt: skip
_TRUSTED = (
    "utf-16",
    "utf-32",
    "utf-7",
    "iso2022",
    "gb",
    "big5",
    "cp9",
    "euc",
    "shift",
    "hz",
    "johab",
)
"""Character sets whose text may look like UTF-8 by chance: here the declaration decides."""
_NOT_FOR_MAIL = {"unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"}
REPLACEMENT = "\ufffd"


def decoded(content: bytes, declared: str | None = None) -> str:
    """The text of some bytes; U+FFFD stands where a character cannot be read. Never raises.

    `declared` is the name in the mail. Bytes that are valid UTF-8 are read as UTF-8 although a
    one-byte set was declared, because one-byte text hardly ever is valid UTF-8 by accident.
    """
    meant = _codec(declared)
    order = [meant, "utf-8"] if meant.startswith(_TRUSTED) else ["utf-8", meant]
    for name in order:
        text = _strictly(content, name)
        if text is not None:
            return text
    return _with_gaps(content, meant)


def _codec(declared: str | None) -> str:
    """The name of a usable text codec; utf-8 when the declared one is none."""
    try:
        info = codecs.lookup((declared or "utf-8").strip("\"' "))
        "".encode(info.name)
    except (LookupError, ValueError):
        return "utf-8"
    return "utf-8" if info.name in _NOT_FOR_MAIL else _MEANT.get(info.name, info.name)


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except ValueError:
        return None


def _with_gaps(content: bytes, meant: str) -> str:
    """A damaged text: the reading with more letters than gaps, else the Western one."""
    text = content.decode(meant, "replace")
    letters = sum(letter > "\x7f" and letter != REPLACEMENT for letter in text)
    return text if letters > text.count(REPLACEMENT) else content.decode("cp1252", "replace")
