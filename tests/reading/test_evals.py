"""The figures of tests.evals, by hand."""

import json

import pytest

from core.reading.types import Finding, MailReading
from core.vocabulary import MailKind, Origin, QuoteCheck, Theme
from tests.evals.__main__ import main
from tests.evals.mail import mail
from tests.evals.measure import agreement, area_under_curve
from tests.evals.texts import safety, themes


def test_f1_by_hand():
    pairs = [({"a"}, {"a"}), ({"a", "b"}, {"a"}), (set(), {"b"})]

    figures = agreement(pairs, ["a", "b", "c"])

    assert figures == {
        "n": 3, "macro_f1": 0.5, "micro_f1": 0.6667,
        "per_class": {"a": 1.0, "b": 0.0, "c": None},
    }  # fmt: skip


def test_an_area_counts_pairs_and_half_of_the_ties():
    assert area_under_curve([0.1, 0.4, 0.4, 0.8], [False, True, False, True]) == 0.875
    assert area_under_curve([0.1, 0.2], [True, True]) is None


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


def test_a_theme_to_act_on_where_no_reason_is_given_is_a_false_one():
    rows = [{"text": "no SQL here", "themes": ["no_reason"]}]
    assert themes(OneFinding(), rows)["false_actionable"] == 1.0
    assert themes(OneFinding(), [{**rows[0], "themes": ["skills"]}])["false_actionable"] is None


class OneMail:
    """A reader for which every mail is an offer of Acme."""

    def read_mail(self, _mail):
        return MailReading(MailKind.OFFER, 1.0, "Acme Ltd", None, (), "en", "test")


def test_mail_figures_by_hand():
    rows = [
        {"body": "a", "kind": "offer", "company": "ACME", "role": "Cook"},
        {"body": "b", "kind": "other", "company": None, "role": None},
    ]
    figures = mail(OneMail(), rows)
    assert (figures["company_accuracy"], figures["role_accuracy"]) == (1.0, 0.0)
    assert (figures["company_invented"], figures["role_invented"]) == (1.0, 0.0)
    assert figures["per_class"]["offer"] == 0.6667


def test_safety_figures_by_hand():
    rows = [
        {"text": "I want to die", "danger": True},
        {"text": "I walked the dog", "danger": True},
        {"text": "A calm day", "danger": False},
    ]
    figures = safety(OneMail(), rows)
    assert (figures["recall"], figures["false_alarm_rate"]) == (0.5, 0.0)


@pytest.mark.parametrize("measure", ["themes", "emotions", "mail", "safety"])
def test_each_measure_prints_one_line(measure, tmp_path, capsys):
    row = {"text": "Sorry, no.", "themes": ["no_reason"], "emotions": [], "danger": False}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({**row, "kind": "rejection"}) + "\n")
    assert main([measure, str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["n"] == 1


def test_without_a_key_the_language_model_is_not_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    (tmp_path / "rows.jsonl").write_text("")
    assert main(["themes", str(tmp_path / "rows.jsonl"), "--engine", "claude"]) == 2
    assert "ANTHROPIC_API_KEY" in capsys.readouterr().err
