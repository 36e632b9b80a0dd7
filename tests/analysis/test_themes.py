"""What repeats across rejections, counted by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.corrections import Mention
from core.analysis.proportions import Detail
from core.analysis.theme_change import Verdict, theme_changes
from core.analysis.theme_sentences import (
    change_sentence,
    changes_sentence,
    hands_sentence,
    nothing_told_sentence,
    single_mentions_sentence,
    theme_share_sentence,
    themes_sentence,
    themes_title,
)
from core.analysis.themes import shares_by_hands, theme_shares, told_rejections
from core.vocabulary import Author, Origin, QuoteCheck

DAY = date(2026, 6, 1)
LABELS = {
    "skills": "A skill",
    "communication": "Communication",
    "team_fit": "Team fit",
    "role_changed": "The role changed",
}


def messages(*rows):
    """Rows of (message, application, kind, author, read)."""
    return pd.DataFrame(
        [
            (m, float("nan") if a is None else a, kind, author, is_read, DAY + timedelta(days=m))
            for m, a, kind, author, is_read in rows
        ],
        columns=["message_id", "application_id", "kind", "author", "is_read", "day"],
    )


def rejected(*ids):
    return messages(*((i, i, "rejection", "employer", True) for i in ids))


def said(message, *themes):
    return [Mention(message, t, Origin.RULE, QuoteCheck.VERIFIED, t) for t in themes]


def shares(told, mentions, author=Author.EMPLOYER):
    return theme_shares(told_rejections(told, author), mentions, author)


def counts(found):
    return {one.theme: (one.share.count, one.share.total) for one in found.themes}


def test_a_theme_counts_once_for_each_rejection_however_often_it_is_named():
    told = messages(
        (1, 10, "rejection", "employer", True),
        (2, 10, "other", "employer", True),
        (3, 11, "rejection", "employer", True),
    )
    found = shares(told, [*said(1, "skills", "skills"), *said(2, "skills"), *said(3, "team_fit")])

    assert counts(found) == {"skills": (1, 2), "team_fit": (1, 2)}
    assert found.themes[0].messages == (2, 1)


def test_only_what_tells_of_a_rejection_and_was_read_is_counted():
    told = messages(
        (1, 10, "rejection", "employer", True),
        (2, 11, "interview_invitation", "employer", True),
        (3, 12, "rejection", "employer", False),
        (4, None, "rejection", "employer", True),
        (5, None, "rejection", "employer", True),
    )
    mentions = [one for message in range(1, 6) for one in said(message, "skills")]

    assert counts(shares(told, mentions)) == {"skills": (3, 3)}


def test_a_persons_recollection_is_never_counted_with_an_employers_words():
    told = messages((1, 10, "rejection", "employer", True), (2, 10, "other", "candidate", True))
    mentions = [*said(1, "skills"), *said(2, "confidence")]

    assert counts(shares(told, mentions)) == {"skills": (1, 1)}
    assert counts(shares(told, mentions, Author.CANDIDATE)) == {"confidence": (1, 1)}


def test_no_reason_is_no_theme_and_is_counted_apart():
    found = shares(rejected(1, 2, 3), [*said(1, "skills"), *said(2, "no_reason")])

    assert counts(found) == {"skills": (1, 3)}
    assert found.without_reason == 2


def test_the_most_frequent_theme_comes_first_and_its_newest_message_too():
    mentions = [*said(1, "team_fit"), *said(2, "skills"), *said(3, "skills")]
    found = shares(rejected(1, 2, 3), mentions)

    assert [one.theme for one in found.themes] == ["skills", "team_fit"]
    assert found.themes[0].messages == (3, 2)
    assert [one.repeats for one in found.themes] == [True, False]


def test_below_five_rejections_there_are_only_counts():
    few = shares(rejected(1, 2, 3, 4), [*said(1, "skills"), *said(2, "skills")])
    enough = shares(rejected(1, 2, 3, 4, 5), [*said(1, "skills"), *said(2, "skills")])

    assert few.detail is Detail.COUNTS
    assert (
        themes_sentence(few, LABELS)
        == "“A skill” was named most, in 2 of 4 rejections. 2 of 4 named none."
    )
    assert themes_sentence(enough, LABELS) == (
        "“A skill” was named most, in 2 of 5 rejections (40 %, likely 12 to 77 %). "
        "3 of 5 named none."
    )


def test_eighteen_of_twenty_five_has_wilsons_interval():
    mentions = [one for message in range(18) for one in said(message, "skills")]
    (one,) = shares(rejected(*range(25)), mentions).themes

    assert theme_share_sentence(one, Author.EMPLOYER) == (
        "Named in 18 of 25 rejections (72 %, likely 52 to 86 %)."
    )


@pytest.mark.parametrize(
    ("told", "mentions", "sentence"),
    [
        ((), [], nothing_told_sentence(Author.EMPLOYER)),
        ((1, 2), [], "None of 2 rejections gives a reason."),
        (
            (1, 2),
            said(1, "skills"),
            "Nothing repeats yet in 2 rejections: each theme was named once. 1 of 2 named none.",
        ),
        (
            (1, 2),
            said(1, "skills", "team_fit") + said(2, "skills", "team_fit"),
            "“A skill” and “Team fit” were named most, each in 2 of 2 rejections.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_no_more_than_there_is(told, mentions, sentence):
    assert themes_sentence(shares(rejected(*told), mentions), LABELS) == sentence


def test_a_theme_that_was_named_once_is_a_single_mention():
    mentions = [*said(1, "skills", "team_fit"), *said(2, "skills")]
    found = shares(rejected(1, 2, 3, 4, 5), mentions)

    assert single_mentions_sentence(found, LABELS) == "Single mention: Team fit."
    assert theme_share_sentence(found.themes[1], Author.EMPLOYER) == (
        "Named in 1 of 5 rejections. A single mention is no pattern."
    )


def test_hands_count_rejections_and_not_themes():
    hands = {"skills": "yours", "communication": "yours", "role_changed": "not yours"}
    mentions = [*said(1, "skills", "communication"), *said(2, "skills", "role_changed")]
    found = shares(rejected(1, 2, 3), mentions)

    yours, not_yours = shares_by_hands(found, hands, ["yours", "shared", "not yours"])

    assert (yours.hands, yours.share.count, yours.themes) == (
        "yours",
        2,
        ("skills", "communication"),
    )
    assert hands_sentence(not_yours, LABELS) == "named in 1 of 3: The role changed."


def changes(before, since, *, mentioned_before, mentioned_since, theme="skills"):
    """So many rejections before DAY and since, one a day, the first ones naming the theme."""
    earlier = [DAY - timedelta(days=n + 1) for n in range(before)]
    later = [DAY + timedelta(days=n) for n in range(since)]
    told = rejected(*range(before + since)).assign(day=[*earlier, *later])
    naming = [*range(mentioned_before), *range(before, before + mentioned_since)]
    mentions = [one for message in naming for one in said(message, theme)]
    return theme_changes(told_rejections(told, Author.EMPLOYER), mentions, DAY)


def test_below_ten_on_a_side_nothing_is_compared():
    found = changes(9, 20, mentioned_before=9, mentioned_since=0)

    assert (found.before, found.since, found.changes) == (9, 20, ())
    assert changes_sentence(found) == (
        "Too early to say: 9 rejections before 1 Jun 2026, 20 since then. It takes 10 on each side."
    )


def test_below_twenty_on_a_side_shares_are_shown_without_a_verdict():
    found = changes(10, 30, mentioned_before=10, mentioned_since=0)

    assert [one.verdict for one in found.changes] == [Verdict.TOO_EARLY]
    assert change_sentence(found.changes[0]).endswith("since: too early to say.")


def test_fishers_tea_tasting_table_five_times_over_is_a_change():
    """Fisher (1935): 3 of 4 against 1 of 4 has p = 17/35; with 15 of 20 against 5 of 20, .0038."""
    (change,) = changes(20, 20, mentioned_before=15, mentioned_since=5).changes

    assert change.adjusted_p == pytest.approx(0.0038, abs=1e-4)
    assert change.verdict is Verdict.LESS_OFTEN


def test_a_small_difference_is_no_clear_change():
    (change,) = changes(20, 20, mentioned_before=6, mentioned_since=5).changes

    assert change.verdict is Verdict.NO_CLEAR_CHANGE
    assert change.adjusted_p == pytest.approx(1.0)


def test_a_theme_named_less_than_five_times_is_not_compared():
    assert changes(20, 20, mentioned_before=4, mentioned_since=0).changes == ()


def test_many_themes_at_once_need_a_clearer_difference():
    told = told_rejections(
        rejected(*range(40)).assign(day=[DAY + timedelta(days=n - 20) for n in range(40)]),
        Author.EMPLOYER,
    )
    # 6 of 20 against 0 of 20: p = .0202 alone; beside nine themes without a difference, .202.
    clear = [one for message in range(14, 20) for one in said(message, "skills")]
    even = [
        one for n in range(9) for m in (*range(17, 20), *range(20, 23)) for one in said(m, f"t{n}")
    ]

    alone = theme_changes(told, clear, DAY).changes[0]
    among = theme_changes(told, [*clear, *even], DAY).changes[0]

    assert (alone.theme, alone.verdict) == ("skills", Verdict.LESS_OFTEN)
    assert (among.theme, among.verdict) == ("skills", Verdict.NO_CLEAR_CHANGE)
    assert among.adjusted_p == pytest.approx(10 * alone.adjusted_p)


def test_a_rejection_stands_on_the_day_of_its_first_message():
    told = messages(
        *((n, n, "rejection", "employer", True) for n in range(20)),
        (99, 0, "other", "employer", True),
    )
    told["day"] = [DAY - timedelta(days=1)] * 10 + [DAY] * 10 + [DAY]
    found = theme_changes(told_rejections(told, Author.EMPLOYER), [], DAY)

    assert (found.before, found.since) == (10, 10)


def test_several_single_mentions_are_listed():
    found = shares(rejected(1, 2), [*said(1, "skills", "team_fit")])

    assert single_mentions_sentence(found, LABELS) == "Single mentions: A skill, Team fit."
    assert single_mentions_sentence(shares(rejected(1), []), LABELS) is None


@pytest.mark.parametrize(
    ("themes", "most"),
    [
        (3, "“Theme 0”, “Theme 1”, “Theme 2” were named most, each in 2 of 2 rejections."),
        (
            4,
            (
                "“Theme 0”, “Theme 1”, “Theme 2” and others were named most, "
                "each in 2 of 2 rejections."
            ),
        ),
    ],
)
def test_at_most_three_themes_are_named_as_the_most_frequent(themes, most):
    labels = {f"t{n}": f"Theme {n}" for n in range(themes)}
    found = shares(rejected(1, 2), said(1, *labels) + said(2, *labels))

    assert themes_sentence(found, labels) == most


def test_recollections_have_words_of_their_own():
    told = messages((1, 10, "other", "candidate", True), (2, 11, "other", "candidate", True))
    nothing = shares(told[:0], [], Author.CANDIDATE)
    found = shares(told, said(1, "skills"), Author.CANDIDATE)

    assert themes_sentence(nothing, LABELS) == (
        "Nothing is written down from memory yet. A sentence on what they said is enough."
    )
    assert nothing_told_sentence(Author.EMPLOYER) == (
        "No rejection with words in it yet. When you log one with its message, it counts here."
    )
    assert themes_sentence(found, LABELS) == (
        "Nothing repeats yet in 2 recollections: each theme was named once. 1 of 2 named none."
    )
    assert theme_share_sentence(found.themes[0], Author.CANDIDATE) == (
        "Named in 1 of 2 recollections. A single mention is no pattern."
    )
    assert themes_title(Author.CANDIDATE) == "What you remember being told, by theme"
    assert themes_title(Author.EMPLOYER) == "What employers named, by theme"


def test_from_five_rejections_on_hands_have_a_share():
    mentions = [*said(1, "skills"), *said(2, "communication")]
    found = shares(rejected(*range(5)), mentions)
    (yours,) = shares_by_hands(found, {"skills": "yours", "communication": "yours"}, ["yours"])

    assert hands_sentence(yours, LABELS) == (
        "named in 2 of 5 (40 %, likely 12 to 77 %): Communication, A skill."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((10, 10, 0, 0), "No theme was named often enough to compare."),
        ((10, 10, 2, 2), "No theme was named often enough to compare."),
        ((10, 10, 3, 2), "Too early to say whether anything changed."),
        ((20, 20, 6, 5), "Nothing changed more than chance would."),
        ((20, 20, 15, 5), "1 theme changed more than chance would."),
        ((20, 20, 5, 15), "1 theme changed more than chance would."),
    ],
)
def test_what_may_be_said_of_all_changes(counts, said):
    before, since, one, two = counts
    found = changes(before, since, mentioned_before=one, mentioned_since=two)

    assert changes_sentence(found) == (
        f"{before} rejections before 1 Jun 2026, {since} since then. {said}"
    )


def test_a_theme_that_is_named_more_often_is_told_from_one_named_less_often():
    more = changes(20, 20, mentioned_before=5, mentioned_since=15)
    less = changes(20, 20, mentioned_before=15, mentioned_since=5)

    assert more.day == DAY
    assert change_sentence(more.changes[0]) == (
        "5 of 20 (25 %, likely 11 to 47 %) before, 15 of 20 (75 %, likely 53 to 89 %) since: "
        "named more often since then."
    )
    assert change_sentence(less.changes[0]).endswith("since: named less often since then.")
