"""Tells what kind of message an employer sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.content.files import content_toml
from core.reading.clauses import level, sentences
from core.reading.language import ENGLISH, language_of
from core.reading.patterns import any_of, expand_words
from core.reading.reader_model import ReaderModel
from core.reading.transformer import Matrix
from core.vocabulary import MailKind

MAIL_FILE = "reading/mail.toml"
LONGEST_READ = 20_000
"""Characters of a body that are looked at."""
LONGEST_SUBJECT = 300
MODEL_READS = 4_000
"""Characters of a body that the model looks at: what a letter is, it says early."""
PATTERN, HINT = 4.0, 1.0
"""Weights of a sentence that is a kind's own, and of a turn of phrase that it shares."""
MOST_SENTENCES = 2
"""Of one kind that count: a long letter is not more of its kind than a short one."""
ALONE, BESIDE_THE_MODEL = 0.5, 0.4
"""What a rule's weight of 1 adds to a kind's logit."""
SAYS_NOTHING = 8.0
"""Weight of another kind for a message without a letter in it."""
NO_WORD_OF_IT = 6.0
"""The same for one without a word of a search and without a sentence that is a kind's own."""
KINDS = tuple(MailKind)
OTHER = KINDS.index(MailKind.OTHER)


@dataclass(frozen=True)
class _Kind:
    kind: MailKind
    own: re.Pattern[str]
    hints: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Rules:
    conditional: re.Pattern[str]
    search: re.Pattern[str]
    kinds: tuple[_Kind, ...]


def mail_kind(subject: str, body: str, model: ReaderModel) -> tuple[MailKind, float]:
    """The kind of a message and the engine's own confidence, 0..1."""
    logits = kind_scores(subject, body, model)
    shares = np.exp(logits - logits.max())
    best = int(np.argmax(logits))
    return KINDS[best], round(float(shares[best] / shares.sum()), 3)


def kind_scores(subject: str, body: str, model: ReaderModel) -> Matrix:
    """How strongly a message is of each kind, shape (kinds,): the model and the rules together.

    A text in another language than English is judged by the rules alone.
    """
    subject, body = subject[:LONGEST_SUBJECT], body[:LONGEST_READ]
    weights = _rule_weights(subject, body)
    if not any(letter.isalpha() for letter in subject + body):
        weights[OTHER] += SAYS_NOTHING
        return ALONE * weights
    if language_of(f"{subject}\n{body}") != ENGLISH:
        return ALONE * weights
    if _has_no_word_of_it(f"{subject}\n{body}", weights):
        weights[OTHER] += NO_WORD_OF_IT
    (said,) = model.read([f"{subject}\n{body[:MODEL_READS]}"], [[]])
    logits: Matrix = said.kind - model.cuts["kind"] + BESIDE_THE_MODEL * weights
    return logits


def _rule_weights(subject: str, body: str) -> Matrix:
    """Weights of a kind's own sentences and of its turns of phrase, shape (kinds,).

    A sentence that only says what would happen ("if you are not selected ...") decides nothing.
    """
    rules = _rules()
    lines = _sentences(subject) + _sentences(body)
    said = [line for line in lines if not rules.conditional.search(line)]
    weights = np.zeros(len(KINDS), dtype=np.float32)
    for one in rules.kinds:
        weights[KINDS.index(one.kind)] = PATTERN * _own(said, one) + HINT * _hints(said, one)
    return weights


def _has_no_word_of_it(text: str, weights: Matrix) -> bool:
    """Whether no rule found another kind's own sentence, and the text no word of a search."""
    is_known = np.delete(weights, OTHER).max() >= PATTERN
    return not is_known and _rules().search.search(level(text)) is None


def _own(lines: Sequence[str], kind: _Kind) -> int:
    found = sum(kind.own.search(line) is not None for line in lines)
    return min(found, MOST_SENTENCES)


def _hints(lines: Sequence[str], kind: _Kind) -> int:
    return sum(any(hint.search(line) for line in lines) for hint in kind.hints)


def _sentences(text: str) -> list[str]:
    plain = level(text)
    return [plain[span.start : span.end] for span in sentences(plain)]


@cache
def _rules() -> _Rules:
    content = content_toml(MAIL_FILE)
    try:
        words = expand_words(content["words"])
        kinds = tuple(
            _Kind(
                MailKind(row["id"]),
                any_of(row["patterns"], words),
                tuple(any_of([hint], words) for hint in row["hints"]),
            )
            for row in content["kind"]
        )
        conditional, search = (content[part]["patterns"] for part in ("conditional", "search"))
        return _Rules(any_of(conditional, words), any_of(search, words), kinds)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{MAIL_FILE}: {error}") from error
