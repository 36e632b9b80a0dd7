"""What the embedded reader learned: the encoder and the bag of words, from one file."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Self

from core.reading.bag import Bag
from core.reading.clauses import level
from core.reading.encoder import HEADS, Encoder, Logits, SpanLike
from core.reading.transformer import Matrix, Stored, matrix, stored_weights

MODEL_FILE = Path(__file__).parents[2] / "data" / "models" / "reader.npz"


class ReaderModel:
    """Says of a text and of its parts how strongly each label is there."""

    def __init__(self, stored: Stored) -> None:
        """Raises KeyError or ValueError when the numbers are not those of a reader."""
        self.encoder, self.bag = Encoder(stored), Bag(stored)
        self.cuts: dict[str, Matrix] = {name: matrix(stored, f"cut.{name}") for name in HEADS}
        """From which logit on a label is said to be there, by head."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open the file. Raises ValueError naming it when it is damaged or of another version."""
        stored = stored_weights(path)
        try:
            return cls(stored)
        except KeyError as error:
            raise ValueError(f"{path.name} is not a reader's file: it lacks {error}") from error
        except ValueError as error:
            raise ValueError(f"{path.name} is not a reader's file: {error}") from error

    def read(self, texts: Sequence[str], spans: Sequence[Sequence[SpanLike]]) -> list[Logits]:
        """Logits of each text and of its spans (start and end in characters).

        Raises ValueError unless there is one list of spans for each text.
        """
        said = self.encoder.read([level(text) for text in texts], spans)
        return [self._with_bag(*one) for one in zip(texts, spans, said, strict=True)]

    def _with_bag(self, text: str, spans: Sequence[SpanLike], said: Logits) -> Logits:
        whole = self.bag.read([text])
        parts = self.bag.read([text[start:end] for start, end in spans])
        return replace(
            said,
            emotions=said.emotions + whole["emotions"][0],
            kind=said.kind + whole["kind"][0],
            danger=said.danger + float(whole["danger"][0, 0]),
            themes=said.themes + whole["themes"][0],
            span_themes=said.span_themes + parts["themes"],
            span_emotions=said.span_emotions + parts["emotions"],
        )


@cache
def shipped_model() -> ReaderModel:
    """The model that comes with the project, opened once. Raises ValueError when it is damaged."""
    return ReaderModel.load(MODEL_FILE)
