"""Leaves out the names of the companies that a person knows, wherever free words hold them."""

import re
from collections.abc import Iterable

from core.ai.companies import company_spans
from core.ai.terms import written_as
from core.ai.words import name_lists
from core.ui.every_row import every_application

COMPANY = "[a company]"
BETWEEN = "\x00"
"""Between two texts; nobody can type it, so no name reaches across."""


def without_names(texts: Iterable[str]) -> list[str]:
    """The texts without the companies of the person's applications, however they are written.

    Of names that are everyday words, such as Sky, only those written as a name.
    """
    kept = list(texts)
    names = sorted({str(name) for name in every_application()["company"] if str(name).strip()})
    # One text: each name's pattern is made once and not for every text.
    together = BETWEEN.join(kept)
    return hide(together, names).split(BETWEEN) if kept else []


def hide(text: str, names: Iterable[str]) -> str:
    """The text with a placeholder where one of the names stands."""
    names = list(names)
    places = [span[:2] for span in company_spans(text, names)]
    for name in filter(_is_short, names):
        any_case = name.lower() not in name_lists().also_words | name_lists().no_names
        pattern = written_as(name, any_case=any_case and len(name) > 1)
        places += [found.span() for found in re.finditer(pattern, text)]
    kept, at = [], 0
    for start, end in sorted(places):
        if end > at:
            kept += [text[at:start], COMPANY] if start >= at else []
            at = end
    return "".join([*kept, text[at:]])


def _is_short(name: str) -> bool:
    """`company_spans` takes names of up to three letters only as they stand, and none of one."""
    return 0 < len(name.strip()) <= 3
