"""The language of a text."""

import pytest

from core.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Unfortunately we will not be moving forward with your application.", "en"),
        ("Leider m\u00fcssen wir Ihnen mitteilen, dass wir uns anders entschieden haben.", "de"),
        ("Nous vous remercions de votre candidature mais ne pouvons y donner suite.", "fr"),
        ("Lamentamos informarle de que no ha sido seleccionado para el puesto.", "es"),
        ("Helaas moeten wij u meedelen dat u niet bent geselecteerd.", "nl"),
        ("Siamo spiacenti di comunicarle che la sua candidatura non \u00e8 stata accettata.", "it"),
        ("Infelizmente n\u00e3o poderemos avan\u00e7ar com a sua candidatura.", "pt"),
        (
            "\u5f88\u9057\u61be\u5730\u901a\u77e5\u60a8\uff0c\u60a8\u7684\u7533\u8bf7\u672a\u88ab\u63a5\u53d7\u3002",
            "zh",
        ),
    ],
)
def test_the_language_of_a_letter(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text", ["", "Thanks", "No.", "SQL weak", "typos x4", "123 456", "\U0001f642"]
)
def test_too_little_text_is_taken_for_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "SQL weak, join basics, revise before next mock",
        "Underlevelled for Staff; drives own work",
        "Mit freundlichen Gr\u00fc\u00dfen. We felt you were too junior for the role and for us.",
    ],
)
def test_shorthand_and_mostly_english_texts_are_english(text):
    assert language_of(text) == "en"
