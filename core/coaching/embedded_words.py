"""What the embedded coach says, and the words by which it tells what is meant."""

import re
from enum import StrEnum

from core.vocabulary import Emotion


class Step(StrEnum):
    """The one question that an answer ends with; what comes next answers it."""

    FEEL = "feel"
    LOOK_BACK = "look_back"
    EXPECTED = "expected"
    HAPPENED = "happened"
    WHY = "why"
    KEEP = "keep"
    CHANGE = "change"
    EXPERIMENT = "experiment"


QUESTION = {
    Step.FEEL: "How do you feel about it right now? One word is enough, or say “skip”.",
    Step.LOOK_BACK: "Do you want to look back at it step by step? Say “yes”, or “not now”.",
    Step.EXPECTED: "What had you expected before it began?",
    Step.HAPPENED: "What happened? Only what could be seen or heard, without the why.",
    Step.WHY: (
        "Why do you think it ended as it did? One reason is enough. Say whether it stands in their "
        "words, whether somebody told you, or whether it is a guess."
    ),
    Step.KEEP: "What went well enough to keep?",
    Step.CHANGE: "What is the one thing that you would do differently?",
    Step.EXPERIMENT: "How could you try that once? It helps to say it as: if …, then I ….",
}
AFTER = {
    Step.EXPECTED: Step.HAPPENED,
    Step.HAPPENED: Step.WHY,
    Step.WHY: Step.KEEP,
    Step.KEEP: Step.CHANGE,
    Step.CHANGE: Step.EXPERIMENT,
}
NAME = {
    Step.EXPECTED: "Expected",
    Step.HAPPENED: "Happened",
    Step.WHY: "Why, as far as you know",
    Step.KEEP: "Keep",
    Step.CHANGE: "Change",
    Step.EXPERIMENT: "To try once",
}

CAN_DO = (
    "What I can do: look back at one application with you, say what repeats in your feedback, say "
    "what an employer wrote, count who answered, and offer an exercise."
)
HEARD = "Thank you for telling me. It is kept as you said it."
NO_HURRY = "Nothing has to be done about it now."
KIND = "It may simply be there."
MAY_FIT = "One of these may fit, and none of them has to be done today:"
SKIPPED = "That is fine."
LEFT = "Then we leave it here. It is all kept, and you can go on whenever you like."
TOO_SOON = (
    "It came less than a day ago. Looking back is easier after a night. If you want to do it now "
    "all the same, say “I am ready”."
)
BEGIN = "Six short questions, one at a time. You can say “skip” or “stop” at any of them."
NOTED = "Noted."
IN_THEIR_WORDS = "Noted, and it stands in their words:"
WAS_TOLD = "Noted as something you were told. Their written words do not say it here."
A_GUESS = "Noted as a guess: nobody who decided has said it here. It may be so or not."
DONE = "That is the whole look back, in your words:"
KEEP_IT = "This talk keeps it. To have it count with your records, put it on its own page."
SELF = (
    "That is a thought about your whole person, and a heavy one. Nothing that is kept here says "
    "that it is a fact."
)
OTHERS = "It may well have felt like that. Nothing that is kept here says what they intended."
KNOWN_SO_FAR = "Why an employer decides is known only as far as they said so. What is here:"
NO_CAUSE = "No reason is on record, so it is not known."
NOT_SEEN = (
    "What cannot be seen from outside stays open: somebody from inside, a role that was frozen, "
    "another applicant with more years."
)
LOOK_AT_ONE = "If you like, we look back at it step by step: say “look back”."
NO_REPEAT = "Nothing repeats so far: no theme was named in two rejections or more."
NO_WORDS = "There are no words of theirs here."
NOT_FOUND = "I find no application by that name here."
LEVEL = {"quoted": "their words", "reported": "your account", "guess": "a guess"}

NOT_FOR = {
    "sleep": r"sleep\w*|insomnia|awake at night",
    "questions of money": r"money|rent|debts?|bills?|mortgage|afford|benefits"
    r"|unemployment (?:pay|office)",
    "questions of law": r"lawyers?|legal\w*|sue|suing|tribunal|visa|work permit|unlawful\w*",
    "questions of health": r"doctors?|pills?|headaches?|medicine|medication|sick leave|eating",
    "matters of family": r"(?:my|our) (?:wife|husband|partner|girlfriend|boyfriend|mother|father"
    r"|mum|mom|dad|parents|kids|children|marriage)",
}
ELSEWHERE = {
    "questions of law": "An advice service for workers in your country can say more.",
    "questions of health": "A doctor can say more.",
    "sleep": "If it goes on, a doctor can say more.",
    "questions of money": "A debt or welfare advice service in your country can say more.",
    "matters of family": "Somebody you trust can be of more use there.",
}

FEELS = {
    Emotion.ANGER: r"angry|anger|furious|resent\w*|rage|raging|bitter|mad at",
    Emotion.ANXIETY: r"anxious|anxiety|nervous|worried|worry\w*|afraid|scared|panick?\w*|dread\w*",
    Emotion.SELF_DOUBT: r"doubt\w*|insecure|ashamed|imposter|impostor|embarrassed",
    Emotion.EXHAUSTION: r"tired|exhaust\w*|worn out|drained|weary|no energy|empty",
    Emotion.DISAPPOINTMENT: r"disappoint\w*|sad|gutted|let down|crushed|upset|hurt|down|low",
    Emotion.FRUSTRATION: r"frustrat\w*|annoyed|fed up|stuck|irritated",
    Emotion.HOPE: r"hope\w*|optimistic",
    Emotion.PRIDE: r"proud|pride",
    Emotion.DETERMINATION: r"determined|motivated|driven",
    Emotion.CALM: r"calm|relieved|relief|okay|ok|fine|alright|at peace",
}
_BAD = (
    r"(?:to blame|worthless|useless|hopeless|stupid|an? idiots?|idiots|a failure|a fraud|a loser"
    r"|not (?:good|smart|clever) enough|incompetent|unemployable|the problem|an imposter|pathetic"
    r"|unfair|biased|clueless|liars|arrogant|rude|fools|a joke|corrupt|too (?:stupid|dumb))\b"
)
_RUINED = r"(?:ruined|wrecked|blew|botched|messed up|screwed up) (?:it|everything|the whole)\b"
SELF_BLAME = re.compile(
    rf"\bmy (?:own )?fault\b|\bi(?: am| was|'m) (?:\w+ ){{0,3}}{_BAD}"
    r"|\bi (?:always|only ever) (?:fail|mess|ruin|screw|choke)\w*|\bi (?:blame|hate) myself\b"
    rf"|\bi (?:\w+ )?{_RUINED}|\bi deserved? (?:it|this|that|to)\b|\bonly (?:have )?myself\b",
    re.IGNORECASE,
)
OTHERS_BLAME = re.compile(
    rf"\b(?:their|his|her) (?:own )?fault\b|\bthey(?: are| were|'re) (?:\w+ ){{0,3}}{_BAD}"
    r"|\bi blame (?:them|the|that)\b|\bthey (?:never|only) (?:wanted|cared|meant|use\w*|read)\b"
    r"|\b(?:rigged|unfair|a sham|a farce|discriminat\w*)\b"
    rf"|\bthey (?:\w+ )?{_RUINED}|\bthey (?:had )?(?:already )?(?:made up|decided before)\b",
    re.IGNORECASE,
)
ASKS_WHY = re.compile(
    r"\bwhy\b.{0,60}\b"
    r"(?:reject\w*|no|turn\w*|decid\w*|chose|choose|fail\w*|happen\w*|me|it)\b",
    re.IGNORECASE,
)
_STOP = r"(?:stop|not now|no|later|leave it|cancel|never mind|enough)"
_BEFORE = r"^\W*(?:(?:ok|okay|then|please|let's|can we|i want to|i would like to|i'd like to)\W+)*"
_BEHIND = (
    rf"(?:\W+(?:please|thanks|thank you|now|for (?:now|today)|today|here|it|this|that|{_STOP}"
    r"|i(?:'m| am) (?:fine|ok|okay|done)))*\W*$"
)
STOPS = re.compile(f"{_BEFORE}{_STOP}{_BEHIND}", re.IGNORECASE)
"""The whole message ends it: “No idea” and “Enough preparation” are answers."""
SKIPS = re.compile(rf"{_BEFORE}skip(?: (?:this|that)(?: one| question))?{_BEHIND}", re.IGNORECASE)
"""The whole message leaves one question out."""
DECLINES = re.compile(rf"^\W*(?:{_STOP}|skip)\b", re.IGNORECASE)
"""A no to a question that asks for yes or no, whatever comes behind it."""
AGREES = re.compile(
    r"^\W*(?:yes|yeah|yep|ok|okay|sure|please|let's|go on|i am ready|i'm ready|ready)\b",
    re.IGNORECASE,
)
READY = re.compile(r"\b(?:i am|i'm) ready\b", re.IGNORECASE)
STARTS_LOOK_BACK = re.compile(
    r"\b(?:look(?:ing)? back|debrief\w*|step by step|go (?:through|over) (?:it|what)"
    r"|i am ready|i'm ready)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:told|said|mentioned|on the (?:phone|call)|they (?:say|wrote)|in (?:the|their) (?:mail"
    r"|message|e-?mail|words|feedback))\b",
    re.IGNORECASE,
)
SMALL_TALK = re.compile(
    r"^\W*(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?|thank you|help"
    r"|what can you do|who are you|are you (?:an? )?(?:human|real|person|bot|ai|robot))\b.{0,20}$",
    re.IGNORECASE,
)
