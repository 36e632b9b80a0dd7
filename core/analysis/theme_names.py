"""Which themes a person has, and what they call them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.analysis.corrections import Act, Line, valid_lines
from core.vocabulary import Theme

UNNAMED = "A theme without a name"


@dataclass(frozen=True)
class ThemeNames:
    """The person's themes: the codebook's and their own, without those merged into another."""

    labels: Mapping[str, str]
    """What the person calls a theme; the codebook's own words count where there is none."""
    own: tuple[str, ...]
    """Ids of the person's own themes, oldest first, also of merged ones."""
    merged: Mapping[str, str]
    """A theme, and the one it went into."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Every theme that a finding can be put under."""
        return tuple(one for one in (*map(str, Theme), *self.own) if one not in self.merged)

    def with_codebook(self, codebook: Mapping[str, str]) -> Mapping[str, str]:
        """The label of every theme."""
        return {**codebook, **self.labels}


def theme_names(lines: Sequence[Line]) -> ThemeNames:
    """Replay what the person called their themes and which they merged.

    A theme whose making was undone keeps its name for what still stands under it, and is
    offered no more.
    """
    every_name = {line.theme: line.label for line in lines if line.theme and line.label}
    labels: dict[str, str] = {}
    merged: dict[str, str] = {}
    for line in valid_lines(lines):
        if line.theme and line.label:
            labels[line.theme] = line.label
        elif line.act is Act.MERGE and line.theme and line.into:
            merged = {one: line.into if to == line.theme else to for one, to in merged.items()}
            merged[line.theme] = line.into
            merged.pop(line.into, None)
    own = tuple(one for one in labels if one not in set(Theme))
    undone = {one: name for one, name in every_name.items() if one not in set(Theme)}
    return ThemeNames({**undone, **labels}, own, merged)
