import pytest

from core.charts.style import DARK, LIGHT, empty_figure, figure, palette


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_words_and_lines_reach_the_contrast_of_wcag_aa(colours):
    for colour in (colours.ink, colours.quiet, colours.accent):
        assert contrast(colour, colours.paper) >= 4.5


def test_the_theme_chooses_the_colours():
    assert (palette(dark=True), palette(dark=False)) == (DARK, LIGHT)


def test_words_are_wrapped_for_a_phone_and_make_their_own_room():
    short, long = (figure("Title", "word " * n, [], dark=False).layout for n in (2, 60))

    lines = long.title.subtitle.text.split("<br>")
    assert max(len(line) for line in lines) <= 54
    assert long.margin.t - short.margin.t == 18 * (len(lines) - 1)


def test_an_empty_figure_says_what_would_fill_it():
    empty = empty_figure("No check-ins yet.", dark=True)

    assert empty.layout.annotations[0].text == "No check-ins yet."
    assert not empty.data
