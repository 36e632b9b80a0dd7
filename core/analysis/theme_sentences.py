"""What the themes say, in plain words: counts first, no blame, no more certainty than there is."""

from collections.abc import Mapping, Sequence

from core.analysis.agreement import MIN_MESSAGES, MIN_NAMED, Agreement, Trust
from core.analysis.proportions import MIN_FOR_INTERVAL, Detail, Proportion
from core.analysis.reading_changes import ReadingChanges
from core.analysis.sentences import counted, day_words, in_words, share_words
from core.analysis.theme_change import MIN_TO_SHOW, ThemeChange, ThemeChanges, Verdict
from core.analysis.themes import HandsShare, ThemeShare, ThemeShares
from core.vocabulary import Author

NOUN = {Author.EMPLOYER: "rejection", Author.CANDIDATE: "recollection"}
VERDICTS = {
    Verdict.TOO_EARLY: "too early to say",
    Verdict.NO_CLEAR_CHANGE: "no clear change",
    Verdict.LESS_OFTEN: "named less often since then",
    Verdict.MORE_OFTEN: "named more often since then",
}
Labels = Mapping[str, str]


def themes_title(author: Author) -> str:
    """What the picture of the themes shows."""
    if author is Author.CANDIDATE:
        return "What you remember being told, by theme"
    return "What employers named, by theme"


def themes_sentence(found: ThemeShares, labels: Labels) -> str:
    """What repeats, and in how many rejections no reason was given."""
    if not found.rejections:
        return nothing_told_sentence(found.author)
    repeated = [one for one in found.themes if one.repeats]
    if not found.themes:
        said = f"None of {_told(found)} gives a reason."
    elif not repeated:
        said = f"Nothing repeats yet in {_told(found)}: each theme was named once."
    else:
        said = f"{_most_frequent(repeated, labels)} in {_of(repeated[0].share, found)}."
    if found.without_reason and found.themes:
        said += f" {found.without_reason} of {found.rejections} named none."
    return said


def nothing_told_sentence(author: Author) -> str:
    """What would fill the picture."""
    if author is Author.CANDIDATE:
        return "Nothing is written down from memory yet. A sentence on what they said is enough."
    return "No rejection with words in it yet. When you log one with its message, it counts here."


def single_mentions_sentence(found: ThemeShares, labels: Labels) -> str | None:
    """The themes that were named once, which is no pattern; None when there is none."""
    names = [labels[one.theme] for one in found.themes if not one.repeats]
    if not names:
        return None
    return f"Single mention{'' if len(names) == 1 else 's'}: {', '.join(names)}."


def theme_share_sentence(one: ThemeShare, author: Author) -> str:
    """One theme's count with its interval."""
    said = f"Named in {one.share.count} of {counted(one.share.total, NOUN[author])}"
    if not one.repeats:
        return f"{said}. A single mention is no pattern."
    if one.share.detail is Detail.COUNTS:
        return f"{said}. Below {MIN_FOR_INTERVAL} a share would say little."
    return f"{said} ({share_words(one.share)})."


def hands_sentence(one: HandsShare, labels: Labels) -> str:
    """In how many rejections something in these hands was named, and what."""
    names = ", ".join(labels[theme] for theme in one.themes)
    share = one.share
    bracket = "" if share.detail is Detail.COUNTS else f" ({share_words(share)})"
    return f"named in {share.count} of {share.total}{bracket}: {names}."


def changes_sentence(found: ThemeChanges) -> str:
    """How much there is on each side of the day, and whether it may be compared."""
    sides = f"{counted(found.before, 'rejection')} before {day_words(found.day)}, {found.since}"
    if min(found.before, found.since) < MIN_TO_SHOW:
        return f"Too early to say: {sides} since then. It takes {MIN_TO_SHOW} on each side."
    if not found.changes:
        return f"{sides} since then. No theme was named often enough to compare."
    clear = [c for c in found.changes if c.verdict in {Verdict.LESS_OFTEN, Verdict.MORE_OFTEN}]
    if clear:
        return f"{sides} since then. {counted(len(clear), 'theme')} changed more than chance would."
    if found.changes[0].verdict is Verdict.TOO_EARLY:
        return f"{sides} since then. Too early to say whether anything changed."
    return f"{sides} since then. Nothing changed more than chance would."


def change_sentence(one: ThemeChange) -> str:
    """One theme before and since, with its intervals, and what may be said of it."""
    return f"{_side(one.before)} before, {_side(one.since)} since: {VERDICTS[one.verdict]}."


def agreement_sentence(found: Agreement | None) -> str:
    """How far the reading may be relied on for a theme; the number only where it says something."""
    if found is None:
        return "This is a theme of your own, so no reading can be compared with yours."
    if found.never_differ and found.messages >= MIN_MESSAGES:
        return f"In {found.messages} messages you and the reading never differed on this theme."
    if found.trust is Trust.TOO_FEW:
        return (
            f"From {MIN_MESSAGES} messages that you looked through, with this theme in "
            f"{in_words(MIN_NAMED)}, it shows how far you and the reading agree. So far: "
            f"{found.messages}."
        )
    both = counted(found.both, "time")
    counts = f"both named it {both}, only you {found.only_person}, only the reading"
    seen = f"In {counted(found.messages, 'message')} you {counts} {found.only_reader}."
    if found.trust is Trust.DIFFER:
        return f"{seen} You and the reading often differ here; your word counts where you gave it."
    said = "often, not always" if found.trust is Trust.TENTATIVE else "reliably"
    return f"{seen} You agree {said} (Krippendorff's alpha {found.alpha:.2f})."


def changes_of_reading_sentence(found: ReadingChanges, labels: Labels) -> str:
    """What the newest reading of a message says other than the one before it."""
    parts = [
        f"{words}: {', '.join(labels[theme] for theme in themes)}"
        for words, themes in (
            ("new", found.new),
            ("no longer there", found.gone),
            ("on other words", found.other_words),
        )
        if themes
    ]
    said = "The newest reading says the same as the one before."
    if parts:
        said = f"What the newest reading changed: {'; '.join(parts)}."
    return f"{said} Your corrections stay."


def _told(found: ThemeShares) -> str:
    return counted(found.rejections, NOUN[found.author])


def _most_frequent(repeated: Sequence[ThemeShare], labels: Labels) -> str:
    most = [one for one in repeated if one.share.count == repeated[0].share.count]
    names = [f"“{labels[one.theme]}”" for one in most[:3]]
    if len(most) == 1:
        return f"{names[0]} was named most,"
    more = " and others" if len(most) > 3 else ""
    said = " and ".join(names) if len(names) == 2 else ", ".join(names)
    return f"{said}{more} were named most, each"


def _of(share: Proportion, found: ThemeShares) -> str:
    bracket = "" if share.detail is Detail.COUNTS else f" ({share_words(share)})"
    return f"{share.count} of {_told(found)}{bracket}"


def _side(share: Proportion) -> str:
    return f"{share.count} of {share.total} ({share_words(share)})"
