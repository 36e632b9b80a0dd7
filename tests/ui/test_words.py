"""People's words in places that read Markdown."""

from core.ui.words import as_typed, how_it_stands
from core.vocabulary import Disposition, Stage


def test_no_sign_in_a_name_is_taken_for_markdown():
    assert as_typed("[Win](https://x.example) :red[C] $x$") == (
        r"\[Win\]\(https\:\/\/x\.example\) \:red\[C\] \$x\$"
    )


def test_letters_of_any_script_stay_as_they_are():
    assert as_typed("Müller\n שלום 🙂") == "Müller שלום 🙂"


def test_how_an_application_stands_keeps_how_far_it_came():
    assert how_it_stands(Stage.INTERVIEW, Disposition.REJECTED) == "Interview, ended"
    assert how_it_stands(Stage.OFFER, Disposition.ACCEPTED) == "Offer, accepted"
    assert how_it_stands(Stage.APPLIED, None) == "Applied"
