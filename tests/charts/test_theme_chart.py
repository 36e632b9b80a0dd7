import pandas as pd
import pytest

from core.analysis.corrections import Mention
from core.analysis.themes import theme_shares
from core.charts.themes import theme_chart, theme_chart_alt
from core.vocabulary import Author, Origin, QuoteCheck

LABELS = {f"t{n}": f"Theme {n}" for n in range(14)} | {
    "own": "A <b>&amp; theme of my own with a very long name"
}


def found(total, counts):
    told = pd.DataFrame(
        {"message_id": range(total), "rejection": range(total), "day": range(total)}
    )
    mentions = [
        Mention(message, theme, Origin.RULE, QuoteCheck.VERIFIED, theme)
        for theme, count in counts.items()
        for message in range(count)
    ]
    return theme_shares(told, mentions, Author.EMPLOYER)


def annotations(figure):
    return [one.text for one in figure.layout.annotations]


def test_without_rejections_the_figure_says_what_would_fill_it():
    words = annotations(theme_chart(found(0, {}), LABELS, dark=False))[0]
    assert words.startswith("No rejection with words in it yet.")


@pytest.mark.parametrize("few", [found(4, {"t1": 3}), found(9, {"t1": 1})])
def test_with_few_rejections_or_nothing_that_repeats_there_is_no_bar(few):
    assert theme_chart(few, LABELS, dark=True).data == ()


def test_every_bar_is_drawn_with_wilsons_interval():
    bars, _ = theme_chart(found(25, {"t1": 18}), LABELS, dark=False).data

    assert bars.x[0] == pytest.approx(72)
    assert bars.x[0] - bars.error_x.arrayminus[0] == pytest.approx(52.4, abs=0.05)
    assert bars.x[0] + bars.error_x.array[0] == pytest.approx(85.7, abs=0.05)


def test_at_most_ten_themes_that_repeat_are_drawn_the_most_frequent_first():
    figure = theme_chart(found(30, {f"t{n}": n + 1 for n in range(14)}), LABELS, dark=False)

    bars, words = figure.data
    assert len(words.text) == len(bars.x) == 10
    assert (words.text[0], words.text[-1]) == (
        "<b>Theme 13</b>  14 of 30",
        "<b>Theme 4</b>  5 of 30",
    )


def test_a_persons_own_name_for_a_theme_is_no_markup_and_is_cut_to_fit():
    _, words = theme_chart(found(9, {"own": 3}), LABELS, dark=False).data

    assert words.text[0] == "<b>A &lt;b&gt;&amp;amp; theme of my own with a very long…</b>  3 of 9"


def test_the_alternative_text_holds_the_sentence_and_every_bar():
    alt = theme_chart_alt(found(9, {"t1": 3, "t2": 1}), LABELS)

    assert alt == (
        "“Theme 1” was named most, in 3 of 9 rejections (33 %, likely 12 to 65 %). "
        "6 of 9 named none. Theme 1: 3 of 9."
    )
