"""The encoder: the same numbers as where it was trained, places that hold, and clear errors."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.encoder import HEADS
from core.reading.reader_model import MODEL_FILE, ReaderModel
from core.reading.wordpiece import SPECIAL, WordPiece
from core.vocabulary import Emotion, MailKind, Theme

GOLDEN = json.loads((Path(__file__).parent / "golden_reader.json").read_text("utf-8"))
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'.,!?-"
PIECES = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), "no", "offer", "##ing", "it"]


@pytest.fixture(scope="module")
def model():
    return ReaderModel.load(MODEL_FILE)


@pytest.fixture(scope="module")
def encoder(model):
    return model.encoder


@pytest.fixture
def stored():
    with np.load(MODEL_FILE) as file:
        return dict(file)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["text"][:20])
def test_numpy_says_what_torch_said(encoder, row):
    said = encoder.read([row["text"]], [row["spans"]])[0]

    for name in ("goemotions", "emotions", "kind", "themes", "span_themes"):
        assert np.abs(getattr(said, name) - np.array(row[name])).max() < 1e-3, name
    assert said.danger == pytest.approx(row["danger"][0], abs=1e-3)


def test_neighbours_in_a_batch_change_nothing(encoder):
    texts, spans = [row["text"] for row in GOLDEN], [row["spans"] for row in GOLDEN]

    together = encoder.read(texts, spans)

    for text, parts, said in zip(texts, spans, together, strict=True):
        alone = encoder.read([text], [parts])[0]
        assert np.abs(alone.span_themes - said.span_themes).max() < 1e-3
        assert np.abs(alone.emotions - said.emotions).max() < 1e-3


def test_each_head_has_the_labels_of_the_vocabulary(model):
    sizes = {"goemotions": 28, "themes": len(Theme), "emotions": len(Emotion)}

    assert {**sizes, "kind": len(MailKind), "danger": 1} == HEADS
    assert {head: len(cuts) for head, cuts in model.cuts.items()} == HEADS


def test_a_long_text_is_read_to_its_end(encoder):
    reason = "You need two more years of experience."
    text = "We met on Monday and it rained. " * 200 + reason

    said = encoder.read([text], [[(len(text) - len(reason), len(text))]])[0]

    assert said.span_themes[0].argmax() == list(Theme).index(Theme.EXPERIENCE_LEVEL)


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "\U0001f3fd", "\u4f60\u597d", "a" * 5000])
def test_a_text_without_words_can_be_read(encoder, text):
    said = encoder.read([text], [[(0, len(text)), (0, 0)]])[0]

    assert said.span_themes.shape == (2, len(Theme))
    assert np.isfinite(said.span_emotions).all()


def test_no_texts_give_no_logits(encoder):
    assert encoder.read([], []) == []


def test_spans_are_needed_for_each_text(encoder):
    with pytest.raises(ValueError, match="shorter"):
        encoder.read(["one", "two"], [[]])


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(), st.sampled_from("aIno\u0131\u00df\u0301\ufb01\u2019\u2026\U0001f642")
        ),
        max_size=60,
    )
)
def test_places_of_tokens_follow_each_other_inside_the_text(text):
    tokens = WordPiece(PIECES).tokens(text)

    assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(tokens))


@given(st.text(alphabet=LETTERS + "ABCDEFXYZ \n", max_size=60))
def test_tokens_spell_the_words_at_their_places(text):
    tokens = WordPiece(PIECES).tokens(text)

    for token in tokens:
        assert PIECES[token.id].removeprefix("##") == text[token.start : token.end].lower()
    assert "".join(text[token.start : token.end] for token in tokens) == "".join(text.split())


def test_longer_pieces_come_first():
    words = WordPiece(PIECES)

    assert [PIECES[token.id] for token in words.tokens("Offering it")] == ["offer", "##ing", "it"]


def test_accents_and_typed_quotes_do_not_matter():
    words = WordPiece(PIECES)

    plain, typed = (
        words.tokens("don't no"),
        words.tokens("d\u00f3n\u2019t n\u00f8".replace("\u00f8", "o")),
    )

    assert [token.id for token in typed] == [token.id for token in plain]


def test_an_emoji_is_read_by_its_name():
    tokens = WordPiece(PIECES).tokens("no \U0001f614")

    assert {(token.start, token.end) for token in tokens} == {(0, 2), (3, 4)}
    assert "".join(PIECES[token.id].removeprefix("##") for token in tokens[1:]) == "pensiveface"


def test_a_letter_without_a_piece_is_unknown():
    (token,) = WordPiece(PIECES).tokens("\u4f60")

    assert SPECIAL[token.id] == "[UNK]"


@pytest.mark.parametrize("pieces", [PIECES[1:], [*PIECES, "no"]])
def test_a_vocabulary_must_be_sound(pieces):
    with pytest.raises(ValueError, match="special pieces"):
        WordPiece(pieces)


def test_a_file_cut_short_is_named(tmp_path):
    path = tmp_path / "cut.npz"
    path.write_bytes(MODEL_FILE.read_bytes()[:100_000])

    with pytest.raises(ValueError, match=r"cut\.npz is damaged"):
        ReaderModel.load(path)


def test_a_flipped_byte_is_noticed(tmp_path):
    path = tmp_path / "flipped.npz"
    content = bytearray(MODEL_FILE.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(ValueError, match=r"flipped\.npz is damaged"):
        ReaderModel.load(path)


@pytest.mark.parametrize("arrays", [{"a": np.zeros(3)}, {"format": np.array([None])}])
def test_a_foreign_file_is_refused(tmp_path, arrays):
    path = tmp_path / "foreign.npz"
    np.savez(path, **arrays)

    with pytest.raises(ValueError, match=r"foreign\.npz is damaged or not a reader"):
        ReaderModel.load(path)


def test_words_instead_of_weights_are_refused(tmp_path):
    path = tmp_path / "note.npz"
    path.write_text("not weights")

    with pytest.raises(ValueError, match=r"note\.npz is damaged or not"):
        ReaderModel.load(path)


def test_another_format_is_refused(tmp_path, stored):
    path = tmp_path / "later.npz"
    np.savez(path, **(stored | {"format": np.array(99)}))

    with pytest.raises(ValueError, match="another version"):
        ReaderModel.load(path)


@pytest.mark.parametrize(
    "missing", ["words", "3.qkv", "head.kind", "pieces", "0.up.scale", "bag.weights", "cut.danger"]
)
def test_a_file_that_lacks_something_says_so(tmp_path, stored, missing):
    path = tmp_path / "part.npz"
    del stored[missing]
    np.savez(path, **stored)

    with pytest.raises(ValueError, match=rf"part\.npz .*{missing}"):
        ReaderModel.load(path)


def test_torch_is_not_needed():
    code = "import sys, core.reading.local; sys.exit(bool({'torch', 'sklearn'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
