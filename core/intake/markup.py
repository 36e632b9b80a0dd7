"""The readable text of an HTML mail: what its reader saw, in paragraphs and lists."""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from core.errors import InvalidInput
from core.intake.tags import plain_tags

MAX_MARKUP = 2_000_000
"""Characters, pictures inside the markup not counted."""
MAX_SIGNS = 30_000
"""Tags, and entities such as &nbsp;. A long newsletter has about 5,000; more takes seconds."""

_START = re.compile(
    r"\s*<(?:!doctype html|html|head|body|meta|table|div|p|span|center)\b", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:p|div|td|tr|table|br|span|li|ul|a|b|strong|html|body)\b[^<>]{0,500}>", re.IGNORECASE
)
_DATA = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]+", re.IGNORECASE)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_INVISIBLE = re.compile(
    "(?:[\u00ad\u034f\u061c\u115f\u180e\u2007\u200b\u200c\u200d\u2060\ufeff][\\s]*){3,}"
)
_SPACE = re.compile("[ \t\r\n\f]+")
_SPACES = re.compile("[ \u00a0]{2,}")
_BLANK_LINES = re.compile(r"\n(?:(?:> ?)*\n){2,}")

_SKIPPED = {
    "head", "title", "script", "style", "template", "noscript", "svg", "object", "textarea",
    "select",
}  # fmt: skip
_PARAGRAPHS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
    "section", "article", "header", "footer",
}  # fmt: skip
_LINES = {
    "div", "tr", "li", "dt", "dd", "br", "hr", "center", "address", "form", "fieldset", "caption",
    "body", "html",
}  # fmt: skip
_QUOTE_CLASSES = ("gmail_quote", "moz-cite", "yahoo_quoted", "protonmail_quote")
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)(?:display:none|visibility:hidden|(?:max-height:0(?:px)?|opacity:0(?:\.0+)?)(?:;|!|$))"
)
"""Not font-size:0 and mso-hide: layouts use both around words that everybody sees."""


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML source rather than words about HTML."""
    return bool(_START.match(text)) and len(list(islice(_TAG.finditer(text), 3))) == 3


def readable(markup: str) -> str:
    """The text of a page: no scripts, styles, pictures or hidden text; links keep their words.

    Earlier messages of a thread carry "> " in front of each line. Raises InvalidInput when the
    page is too large to be a message.
    """
    markup = _DECLARATION.sub("", _without_comments(_DATA.sub("", markup)))
    if len(markup) > MAX_MARKUP or markup.count("<") + markup.count("&") > MAX_SIGNS:
        msg = "This message is larger than any mail. Please copy its text and paste that."
        raise InvalidInput(msg)
    page = _Page()
    for tag, step in _walk(BeautifulSoup(f"{plain_tags(markup)}\n", "html.parser")):
        page.take(tag, step)
    return page.text()


class _Page:
    """Collects the lines of a page while its elements pass by."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        """The pieces of the line that is being written."""
        self.quotes = 0
        self.preformatted = 0
        self.lists: list[int | None] = []
        """The next number of each open list; None for one with bullets."""
        self.bullet = ""
        """What stands before the next words, where an item of a list has just begun."""

    def take(self, tag: Tag, step: str | bool) -> None:
        """One step of the walk: an element opens (True), closes (False), or holds some words."""
        if isinstance(step, str):
            self._add_words(step)
        else:
            self._edge(tag, opens=step)

    def text(self) -> str:
        """Everything taken so far; at most one blank line in a row."""
        self._break()
        return _BLANK_LINES.sub("\n\n", "\n".join(self.lines)).strip()

    def _add_words(self, words: str) -> None:
        if not self.preformatted:
            words = _SPACE.sub(" ", words)
        if self.bullet and words.strip():
            words, self.bullet = self.bullet + words.lstrip(), ""
        first, *more = words.split("\n")
        self.words.append(first)
        for line in more:
            self._break(keeps_blank=True)
            self.words.append(line)

    def _edge(self, tag: Tag, *, opens: bool) -> None:
        self._break_at(tag.name, opens=opens)
        if opens:
            self._gap_at(tag.name)
        self._count(tag, opens=opens)
        if not opens:
            self._gap_at(tag.name)

    def _break_at(self, name: str, *, opens: bool) -> None:
        if name in _PARAGRAPHS or (name in _LINES and (opens or name != "br")):
            self._break(keeps_blank=name == "br")
        elif name in {"td", "th"}:
            self.words.append(" ")

    def _gap_at(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self.lines.append(self._mark().rstrip())

    def _count(self, tag: Tag, *, opens: bool) -> None:
        if tag.name in {"ul", "ol"}:
            if opens:
                self.lists.append(1 if tag.name == "ol" else None)
            else:
                self.lists.pop()
        elif tag.name == "li":
            self.bullet = self._next_bullet() if opens else ""
        elif tag.name == "pre":
            self.preformatted += 1 if opens else -1
        elif _is_thread(tag):
            self.quotes += 1 if opens else -1

    def _next_bullet(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def _break(self, *, keeps_blank: bool = False) -> None:
        line = _INVISIBLE.sub(" ", "".join(self.words))
        if not self.preformatted:
            line = _SPACES.sub(" ", line).strip()
        self.words.clear()
        if line.strip() or keeps_blank:
            self.lines.append(f"{self._mark()}{line}".rstrip())

    def _mark(self) -> str:
        return "> " * min(self.quotes, 5)


def _walk(page: Tag) -> Iterator[tuple[Tag, str | bool]]:
    """Every element that a reader sees, opening (True) and closing (False), and the words between.

    Without recursion: a page may be nested deeper than Python's stack.
    """
    open_tags = [(page, iter(page.contents))]
    while open_tags:
        tag, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            yield tag, False
        elif isinstance(child, Tag):
            if not _is_unseen(child):
                yield child, True
                open_tags.append((child, iter(child.contents)))
        elif type(child) is NavigableString:
            yield tag, str(child)


def _is_unseen(tag: Tag) -> bool:
    if tag.name in _SKIPPED or tag.has_attr("hidden"):
        return True
    style = re.sub(r"\s", "", str(tag.get("style", ""))[:2000]).lower()
    return bool(style and _HIDDEN_STYLE.search(style))


def _is_thread(tag: Tag) -> bool:
    """Whether an element holds an earlier message of the thread."""
    if tag.name != "blockquote":
        return False
    marks = f"{tag.get('type', '')} {tag.get('class', '')}"
    return "cite" in marks or any(name in marks for name in _QUOTE_CLASSES)


def _without_comments(markup: str) -> str:
    """Cut comments; a browser shows nothing after one that never ends."""
    kept, position = [], 0
    while (start := markup.find("<!--", position)) >= 0:
        kept.append(markup[position:start])
        end = markup.find("-->", start + 4)
        position = len(markup) if end < 0 else end + 3
    return "".join([*kept, markup[position:]])
