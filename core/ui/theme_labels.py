"""What themes are called here: the codebook's words under the person's own."""

from collections.abc import Mapping

from core.analysis.theme_names import ThemeNames
from core.content.words import themes
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Theme


def theme_names() -> ThemeNames:
    """The person's themes."""
    return until_changed("theme_names", open_workspace().themes.names)


def theme_labels() -> Mapping[str, str]:
    """The label of every theme, also of merged ones."""
    return until_changed("theme_labels", _labels)


def _labels() -> Mapping[str, str]:
    return theme_names().with_codebook({str(one): text.label for one, text in themes().items()})


def hands_of_themes() -> Mapping[str, str | None]:
    """In whose hands each theme of the codebook lies; None where nothing can be said."""
    return {str(theme): text.in_whose_hands for theme, text in themes().items()}


def about_theme(theme: str) -> str:
    """Definition and hands of a theme; a person's own has neither."""
    if theme not in set(Theme):
        return "A theme of your own."
    text = themes()[Theme(theme)]
    hands = f" In whose hands: {text.in_whose_hands}." if text.in_whose_hands else ""
    return f"{text.definition}{hands}"
