"""The figures of tests.evals, by hand."""

from core.reading.types import Finding
from core.vocabulary import Origin, QuoteCheck, Theme
from tests.evals.measure import agreement, themes


def test_f1_by_hand():
    pairs = [({"a"}, {"a"}), ({"a", "b"}, {"a"}), (set(), {"b"})]

    figures = agreement(pairs, ["a", "b", "c"], "per_label")

    assert figures == {
        "n": 3, "macro_f1": 0.5, "micro_f1": 0.6667,
        "per_label": {"a": 1.0, "b": 0.0, "c": None},
    }  # fmt: skip


class OneFinding:
    """A reader that always finds the same."""

    def read_feedback(self, text):
        return [Finding(Theme.SKILLS, text[3:6], 3, 6, 1.0, Origin.RULE, QuoteCheck.VERIFIED)]


def test_quote_figures_by_hand():
    rows = [
        {"text": "no SQL here", "themes": ["skills"], "quotes": {"skills": "SQL here"}},
        {"text": "no SQL here", "themes": ["skills"], "quotes": {"skills": "no"}},
        {"text": "no SQL here", "themes": ["logistics"], "quotes": {}},
    ]

    figures = themes(OneFinding(), rows)

    assert figures["quotes_verbatim"] == 1.0
    assert figures["quote_overlap"] == 0.5
    assert figures["micro_f1"] == 0.6667
