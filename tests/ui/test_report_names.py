"""A report that names no company."""

import pytest

from core.ui.report_names import BETWEEN, COMPANY, hide

NAMES = ["Northwind Traders GmbH", "IBM", "IT", "X", "Sky", "Café Ålesund", "<b>Acme</b>", ""]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Northwind Traders GmbH said no", f"{COMPANY} said no"),
        ("northwind traders said no", f"{COMPANY} said no"),
        ("NORTHWIND called", f"{COMPANY} called"),
        ("ibm and IBM", f"{COMPANY} and {COMPANY}"),
        ("it was fine at IT", f"it was fine at {COMPANY}"),
        ("X, not x", f"{COMPANY}, not x"),
        ("Sky said no under a grey sky", f"{COMPANY} said no under a grey sky"),
        ("cafe alesund", COMPANY),
        ("<b>Acme</b> again", f"{COMPANY} again"),
        ("Nobody at all", "Nobody at all"),
        ("", ""),
    ],
)
def test_a_known_company_is_left_out_however_it_is_written(written, left):
    assert hide(written, NAMES) == left


def test_no_name_reaches_from_one_text_into_the_next():
    text = f"to the north{BETWEEN}wind, northwind{BETWEEN}traders"
    assert hide(text, ["Northwind"]).split(BETWEEN) == [
        "to the north",
        f"wind, {COMPANY}",
        "traders",
    ]
    assert hide(f"Green{BETWEEN}Peak", ["Green Peak"]).split(BETWEEN)[1] == "Peak"


def test_without_names_nothing_changes():
    assert hide("Acme said no", []) == "Acme said no"
