"""Every word that people read: no verdict on their health, no counting of days, no shouting."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "data" / "content"
SPOKEN = ("pages", "core/ui", "core/coaching", "core/analysis", "core/charts", "core/content",
          "core/workspace", "core/accounts", "core/intake", "core/tasks")  # fmt: skip
NOT_SPOKEN = {"embedded_words.py", "reply_rules.py", "checked_reply.py", "records.py"}
"""They list what people and models say, to recognise it."""
PATTERNS = {"crisis.toml", "redaction.toml", "addressed.toml"}
PATTERN = re.compile(r"\(\?|\\[bwsd]|\[\^|<!doctype")
HEALTH = re.compile(
    r"\bdiagnos\w*|\btreat\w*|\bcur(?:e|es|ed|ing)\b|\w*therap\w*|\byou have (?:depression|anxiety)"
    r"|\byou (?:are|seem|may be) (?:depressed|ill)\b",
    re.IGNORECASE,
)
DISCLAIMERS = (
    "It does not diagnose anything.",
    "It is no therapist",
    "Psychotherapy and Psychosomatics",  # the journal of a source
)
COUNTED_DAYS = re.compile(
    r"\bstreaks?\b|\bbadges?\b|\bleader ?boards?\b|\bpoints earned\b|\bdays? in a row\b|"
    r"\bdon.?t (?:lose|break|give up)\b|\bkeep it up\b|\bwe miss(?:ed)? you\b|\byou missed\b|"
    r"\bhurry\b|\blast chance\b|\bonly \d+ more\b|\bfall(?:ing)? behind\b|\bset a record\b",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\bapply to more\b|\bmore applications a (?:day|week)\b|"
    r"\blet (?:it|your anger) (?:all )?out\b|\bvent(?:ing)? (?:your|it)\b|"
    r"\bpunch\w*|\brun it off\b",
    re.IGNORECASE,
)
NEVER = "Never advise to apply to more places, to let anger out, or to run it off."
SHOUTED = re.compile(r"\w!(?:\s|$)")
BOSSY = re.compile(r"\b(?:you|it|this) should\b|\byou must\b|\byou need to\b", re.IGNORECASE)
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


def spoken_in(path: Path) -> Iterator[str]:
    """Every text of a module but its docstrings and its patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and not PATTERN.search(node.value):
            yield node.value


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a file of content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def content_in(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return texts_in(tomllib.loads(text))
    return texts_in(json.loads(text)) if path.suffix == ".json" else iter([text])


def everything() -> dict[str, list[str]]:
    """What each file says."""
    modules = sorted(
        one
        for folder in SPOKEN
        for one in (PROJECT / folder).rglob("*.py")
        if one.name not in NOT_SPOKEN
    )
    content = sorted(
        one
        for one in CONTENT.rglob("*")
        if one.suffix in {".toml", ".md", ".json"}
        and one.name not in PATTERNS
        and "reading" not in one.relative_to(CONTENT).parts
    )
    found = {str(one.relative_to(PROJECT)): list(spoken_in(one)) for one in modules}
    return found | {str(one.relative_to(PROJECT)): list(content_in(one)) for one in content}


SAID = everything()
READ = (
    "core/ui/support.py",
    "core/analysis/sentences.py",
    "pages/today/today.py",
    "data/content/support_card.md",
    "data/content/consents.toml",
    "data/content/prompts/coach.md",
    "data/content/exercises/E16_grounding.md",
)


def found(pattern: re.Pattern[str], *allowed: str) -> list[str]:
    """Where somebody would read it."""
    lines = []
    for file, texts in SAID.items():
        for text in texts:
            left = text
            for one in allowed:
                left = left.replace(one, "")
            lines += [f"{file}: {hit.group()} in {text[:80]!r}" for hit in pattern.finditer(left)]
    return lines


def test_pages_content_and_prompts_are_all_read():
    assert len(SAID) > 150
    for name in READ:
        assert SAID[name], name


def test_no_word_names_a_condition_or_promises_to_heal_but_for_the_disclaimers():
    assert found(HEALTH, *DISCLAIMERS) == []


@pytest.mark.parametrize("disclaimer", DISCLAIMERS)
def test_a_disclaimer_that_is_allowed_is_there(disclaimer):
    assert [one for texts in SAID.values() for one in texts if disclaimer in one]


def test_no_days_are_counted_no_loss_is_threatened_and_nobody_is_ranked():
    assert found(COUNTED_DAYS) == []


def test_nobody_is_told_to_apply_more_or_to_let_anger_out():
    assert found(ADVICE, NEVER) == []


def test_nothing_shouts_gives_orders_or_smiles():
    assert found(SHOUTED) == []
    assert found(BOSSY) == []
    assert found(EMOJI) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (HEALTH, "We treat low mood"),
        (HEALTH, "Ask a psychotherapist"),
        (HEALTH, "you have anxiety"),
        (COUNTED_DAYS, "A streak of 5 days"),
        (COUNTED_DAYS, "You missed two days"),
        (ADVICE, "Try to apply to more places"),
        (SHOUTED, "Well done!"),
        (BOSSY, "You should rest"),
        (EMOJI, "Saved \U0001f389"),
    ],
)
def test_what_is_looked_for_would_be_found(pattern, text):
    assert pattern.search(text)
