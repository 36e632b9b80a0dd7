"""What a reply of the coach may not say, sentence by sentence."""

import re
from collections.abc import Sequence

from core.coaching.records import Record, content_words
from core.vocabulary import Evidence

QUOTED_WORDS = 3
"""From so many words on, what stands in quotation marks must stand in a record."""
_NOT = r"(?:\b(?:not|never|nothing|no|cannot)\b|n't\b)"
_OF_ITSELF = re.compile(
    r"\bI(?: am|'m) (?:not|neither)\b[^,;:]{0,40}$|\bI (?:cannot|can't|do not|don't) [^,;:]{0,40}$",
    re.IGNORECASE,
)
_NAMES_A_CONDITION = re.compile(
    r"\bdiagnos\w*|\bdepress(?:ed|ion|ive)\b|\b(?:anxiety|mood|personality|panic|stress) disorder"
    r"|\b(?:clinical(?:ly)?|symptoms?|syndrome|ptsd|adhd|bipolar|neurotic|medication|therap\w*"
    r"|burn(?:ed|t)?[- ]?out|traumati[sz]ed)\b",
    re.IGNORECASE,
)
_WHO = r"(?:they|he|she|the (?:company|employer|team|panel|recruiter|hiring manager|interviewers?))"
_EMPLOYER = re.compile(rf"\b{_WHO}\b", re.IGNORECASE)
_ENDED = (
    r"(?:reject\w*|turn\w* (?:you|me) down|said no|chose|choose|pass(?:ed)? (?:on you|you over)"
    r"|declin\w*|(?:went|go|moved?) (?:with|forward)|did(?:n't| not) (?:want|choose|hire|take)"
    r"|(?:weren't|were not|wasn't|was not) (?:chosen|selected|hired|picked)"
    r"|ended|the no\b|the rejection|lost (?:it|the role|the job|out))"
)
_CAUSE = r"(?:because|since|due to|owing to|on account of|as you|for being|for your)"
_REASON = re.compile(
    rf"{_ENDED}.{{0,80}}\b{_CAUSE}\b|\bbecause (?:you|of you)\b.{{0,60}}{_ENDED}"
    r"|\b(?:the )?(?:real |main |true |likely )?reasons?\b.{0,60}\b(?:was|is|were|are)\b"
    rf"|\b{_WHO} (?:thought|felt|found|believed|saw|decided|wanted|preferred|considered|judged"
    r"|knew|did(?:n't| not) (?:like|trust|think|believe|rate))\b"
    r"|\bwhat (?:cost|lost) you\b|\bcost you\b|\bthat is why\b.{0,60}\b(?:no|reject\w*)",
    re.IGNORECASE,
)
_NOBODY_KNOWS = re.compile(
    r"\b(?:not known|unknown|nobody|no one|(?:cannot|can't) (?:know|tell|say)"
    r"|(?:doesn't|don't|does not|do not) (?:know|say)|without (?:a|any|their) (?:word|reason)s?)\b",
    re.IGNORECASE,
)
_BAD = (
    r"(?:worthless|useless|hopeless|stupid|incompetent|unemployable|a failure|a fraud|a loser"
    r"|not (?:good|smart|clever|worth|cut out)(?: enough| for)?|the problem|to blame|at fault"
    r"|your own fault|an imposter)\b"
)
_WORTH = re.compile(
    rf"\b(?:you(?:'re| are| were)|makes you|made you) (?:(?!not |never )\w+ ){{0,3}}{_BAD}"
    r"|\b(?:it is|it's|it was|this is|was) (?:(?:\w+ )?(?:all|entirely|completely|really) )?your "
    r"(?:own )?fault\b|\byou (?:only )?have (?:only )?yourself to blame\b"
    r"|\byou deserved? (?:it|this|that|to be)\b|\byou always (?:fail|ruin|mess)\w*"
    r"|\byou(?: will|'ll| can) never\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\byou (?:always|never) \w+", re.IGNORECASE)
_NOT_BEFORE = re.compile(rf"{_NOT}[^,;:]{{0,60}}$", re.IGNORECASE)
_ADVICE = re.compile(
    r"\bappl(?:y|ying) (?:to|for) (?:\w+ ){0,2}more\b|\bmore applications\b|\bappl(?:y|ying) more\b"
    r"|\bvent(?:ing)?\b|\bpunch\w*|\bhit(?:ting)? (?:a|the) pillow|\bscream\w*|\bgo for a run\b"
    r"|\brun it off\b|\blet (?:it|the anger) (?:all )?out\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:/|out of|of) ?(?:5|10|100)\b|\bscore[sd]?\b|\brat(?:e|ed|ing) you"
    r"|\b(?:five|ten|5|10) stars?\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\byou(?:'ll| will| are going to)\b.{0,30}\b(?:be hired|get (?:the|an|this|that)|land|win)\b"
    r"|\byou (?:are|have been|were) hired\b|\bguarantee\w*",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”«]([^\"“”«»]{2,400})[\"“”»]")
_VERBS = (
    r"(?:are|were|have|had|did|told|wrote|said|felt|heard|got|know|knew|struggle\w*|tend|often"
    r"|always|never|keep|kept|lack\w*|need\w*|applied|tried|noted|practi[cs]ed|mentioned|named"
    r"|chose|went|lost|freeze|froze|gave|made|took|came|left|began|\w{2,}ed)\b"
)
_ABOUT_YOU = re.compile(
    rf"\byou(?: \w+ly| also| have| had)? {_VERBS}|\byou'(?:re|ve|d)\b"
    r"|\byour (?:\w+ ){1,3}(?:is|are|was|were|has|have|had|shows?|says?|said)\b"
    r"|\b(?:in|from|according to) your (?:records?|debriefs?|notes?|experiments?|feedback)\b",
    re.IGNORECASE,
)
_SUGGESTS = re.compile(
    r"\b(?:if|when|whenever|once) you\b|\byou (?:could|can|may|might|would|want)\b"
    r"|\b(?:could|can|may|might|would|do|did|are|were|have) you\b",
    re.IGNORECASE,
)
_AS_THEY_SEE_IT = re.compile(
    r"\byou (?:noted|wrote|said|think|thought|named|guess(?:ed)?|believed?|told|suspect\w*)\b"
    r"|\byour (?:own )?(?:guess|account|view|words)\b",
    re.IGNORECASE,
)
"""Says whose reason it is: the person's."""
_HEDGED = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|maybe|a guess|guessing|one possibility)\b",
    re.IGNORECASE,
)


def must_go(sentence: str, cited: Sequence[Record], said: str) -> bool:
    """Whether a sentence may not be shown.

    It names a condition, agrees with blame of a whole person, promises, scores, advises what
    does not help, quotes what nobody wrote, or says for certain why an employer decided without
    an employer's words that bear it out. `said`: everything that may be quoted.
    """
    if _invents_a_quote(sentence, said):
        return True
    # What others wrote is theirs: once a quote stands in a record, only the words around it count.
    sentence = _QUOTE.sub(" ", sentence).replace("\u2019", "'")
    condition = _NAMES_A_CONDITION.search(sentence)
    if condition is not None and not _OF_ITSELF.search(sentence[: condition.start()]):
        return True
    if _blames(sentence) or _ADVICE.search(sentence) or _PROMISE.search(sentence):
        return True
    if not cited and (_SCORE.search(sentence) or _ALWAYS.search(sentence)):
        return True
    return _asserts_a_reason(sentence, cited)


def needs_a_record(sentence: str) -> bool:
    """Whether it states something about the person, or why an employer may have decided."""
    sentence = sentence.replace("\u2019", "'").rstrip()
    if sentence.endswith("?"):
        return False
    of_employer = _REASON.search(sentence) or (
        _HEDGED.search(sentence) and _EMPLOYER.search(sentence)
    )
    if of_employer and not _NOBODY_KNOWS.search(sentence):
        return True
    return bool(_ABOUT_YOU.search(sentence)) and not _SUGGESTS.search(sentence)


def _blames(sentence: str) -> bool:
    found = _WORTH.search(sentence)
    return found is not None and not _NOT_BEFORE.search(sentence[: found.start()])


def _invents_a_quote(sentence: str, said: str) -> bool:
    known = plain(said)
    quotes = (found[1] for found in _QUOTE.finditer(sentence))
    return any(len(quote.split()) >= QUOTED_WORDS and plain(quote) not in known for quote in quotes)


def _asserts_a_reason(sentence: str, cited: Sequence[Record]) -> bool:
    """A reason that is open, asked or called possible is none that is asserted."""
    if not _REASON.search(sentence) or sentence.rstrip().endswith("?"):
        return False
    if _NOBODY_KNOWS.search(sentence) or _HEDGED.search(sentence):
        return False
    if cited and _AS_THEY_SEE_IT.search(sentence):
        return False
    return not any(bears_out(sentence, one) for one in cited)


def bears_out(sentence: str, record: Record) -> bool:
    """Whether an employer's own words speak of what a sentence gives as the reason."""
    if record.evidence is not Evidence.QUOTED:
        return False
    quoted = " ".join(record.quotes) or record.line
    names = content_words(f"{record.company} {record.role}")
    return bool((content_words(sentence) & content_words(quoted)) - names)


def plain(text: str) -> str:
    """Lower case, one space between words, no marks around them: what quotes are compared by."""
    return " ".join(re.sub(r"[^\w\s]", "", text.casefold()).split())
