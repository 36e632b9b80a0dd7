"""The words behind every figure."""

import re
from pathlib import Path

from core.content.methods import methods

CORE = Path(__file__).parents[2]
NAMED = {
    name
    for folder in ("core/ui", "pages")
    for path in (CORE / folder).rglob("*.py")
    for name in re.findall(r'method="(\w+)"', path.read_text())
}


def test_every_figure_of_the_pages_has_a_method_and_none_is_left_over():
    assert set(methods()) == NAMED


def test_every_method_has_words_and_a_source():
    assert all(one.how and one.source for one in methods().values())
