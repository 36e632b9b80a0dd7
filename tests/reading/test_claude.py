"""The deeper reader: quotes checked, lies refused, the embedded reader behind every failure."""

import json
from pathlib import Path

import pytest

from core.ai.addressed import addressed
from core.ai.types import Known
from core.reading.claude import READ_HERE, ClaudeReader
from core.reading.local import LocalReader
from core.reading.types import MailParts
from core.vocabulary import CallState, Emotion, MailKind, Origin, QuoteCheck, Theme
from tests.ai.conftest import KEY, LedgerInMemory, door_to
from tests.ai.messages_server import Said, as_json, failed, running

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "ai" / "injections.jsonl").read_text().splitlines()
]
BODY = (
    "Dear Will,\n\nThank you for applying for the Data Analyst role at Northwind. Unfortunately we "
    "will not move forward. Will, your knowledge of SQL was not deep enough for Northwind.\n\n"
    "Kind regards\nTalia Voss"
)
MAIL = MailParts(BODY, "Your application at Northwind", "Talia Voss", "t.voss@northwind.example")
QUOTE = "your knowledge of SQL was not deep enough for Northwind"
SENT_QUOTE = "your knowledge of SQL was not deep enough for [COMPANY_1]"


@pytest.fixture
def server():
    with running() as server:
        yield server


@pytest.fixture
def ledger():
    return LedgerInMemory()


@pytest.fixture
def reader(server, ledger):
    return ClaudeReader(door_to(server, ledger), LocalReader(), Known(("Will Frost",)))


def finding(theme=Theme.SKILLS, quote=SENT_QUOTE, confidence="high"):
    return {"theme": theme, "quote": quote, "confidence": confidence}


def answer(*findings, kind=MailKind.REJECTION, company="[COMPANY_1]", role="Data Analyst"):
    return as_json({"kind": kind, "company": company, "role": role, "findings": list(findings)})


def test_a_reading_carries_the_words_of_the_message_and_who_read_it(server, reader):
    server.answer = answer(finding())
    read = reader.read_mail(MAIL)
    (found,) = read.findings
    assert (read.kind, read.company, read.role) == (MailKind.REJECTION, "Northwind", "Data Analyst")
    assert read.engine == "claude-sonnet-5-5 mail-1.1"
    assert BODY[found.start : found.end] == found.quote == QUOTE
    assert (found.check, found.origin, found.score) == (QuoteCheck.VERIFIED, Origin.MODEL, 0.9)


def test_neither_sender_nor_applicant_nor_company_leaves(server, reader):
    server.answer = answer(finding())
    reader.read_mail(MAIL)
    for secret in ("Talia", "Voss", "Will,", "Northwind", "northwind.example"):
        assert secret not in server.everything


def test_a_quote_with_other_spaces_or_quotation_marks_is_repaired(server, reader):
    server.answer = answer(finding(quote="Your  knowledge of \u201cSQL\u201d was not deep enough"))
    (found,) = reader.read_mail(MAIL).findings
    assert found.check is QuoteCheck.REPAIRED
    assert found.quote == "your knowledge of SQL was not deep enough"


def test_a_quote_that_does_not_stand_in_the_text_is_set_aside(server, reader):
    server.answer = answer(finding(), finding(Theme.CONFIDENCE, "you seemed nervous"))
    good, bad = reader.read_mail(MAIL).findings
    assert (good.check, bad.check) == (QuoteCheck.VERIFIED, QuoteCheck.SET_ASIDE)
    assert (bad.start, bad.end) == (None, None)


@pytest.mark.parametrize(
    "lie",
    [
        answer(finding(Theme.CONFIDENCE, "you seemed nervous")),
        answer(finding(quote="invented"), finding(quote="also invented"), finding()),
        answer(finding(quote=BODY * 3)),
        answer(kind=MailKind.OFFER),
        answer(finding(), kind=MailKind.INTERVIEW_INVITATION),
    ],
)
def test_a_server_that_lies_ends_in_the_embedded_reading(server, reader, lie):
    server.answer = lie
    deeper = reader.deeper_mail(MAIL)
    assert deeper.reading == LocalReader().read_mail(MAIL)
    assert deeper.note.startswith("What the language model said does not stand in the text.")
    assert deeper.note.endswith(READ_HERE)


@pytest.mark.parametrize(
    "said",
    [
        *map(failed, [400, 401, 402, 403, 404, 413, 422, 429, 500, 503, 529]),
        Said("I would rather not.", stop_reason="refusal"),
        Said('{"kind": "rejec', stop_reason="max_tokens"),
        Said("nonsense"),
        Said('{"kind": "hired", "company": null, "role": null, "findings": []}'),
        Said(raw=b"<html>", content_type="text/html"),
    ],
)
def test_every_failure_ends_in_the_embedded_reading_and_says_so(server, reader, said):
    server.answer = said
    deeper = reader.deeper_mail(MAIL)
    assert deeper.reading == LocalReader().read_mail(MAIL)
    assert deeper.note.endswith(READ_HERE)
    assert "\n" not in deeper.note
    assert KEY not in deeper.note
    assert "words" not in deeper.note


def test_a_server_that_is_not_there_ends_in_the_embedded_reading(server, ledger):
    away = ClaudeReader(door_to(server, ledger, base_url="http://127.0.0.1:9"), LocalReader())
    assert away.deeper_mail(MAIL).reading == LocalReader().read_mail(MAIL)
    assert "reached" in away.deeper_mail(MAIL).note


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "Here it is:\n{}\nDone."])
def test_an_own_model_that_ignores_the_form_is_understood(server, reader, fence):
    server.answer = Said(fence.replace("{}", answer(finding()).text))
    deeper = reader.deeper_mail(MAIL)
    assert deeper.note is None
    assert [one.quote for one in deeper.reading.findings] == [QUOTE]


def test_a_message_that_sounds_like_a_crisis_makes_no_call(server, reader):
    deeper = reader.deeper_mail(MailParts(f"{BODY}\nI want to die."))
    assert server.requests == []
    assert "support comes first" in deeper.note


def test_no_reason_never_stands_beside_a_reason(server, reader):
    server.answer = answer(finding(), finding(Theme.NO_REASON, "we will not move forward"))
    assert [one.theme for one in reader.read_mail(MAIL).findings] == [Theme.SKILLS]


def test_a_finding_that_is_told_twice_counts_once(server, reader):
    server.answer = answer(finding(), finding())
    assert len(reader.read_mail(MAIL).findings) == 1


def test_a_company_that_the_message_does_not_name_is_not_taken_over(server, reader):
    server.answer = answer(finding(), company="Hired Inc", role="Winner")
    read = reader.read_mail(MAIL)
    assert (read.company, read.role) == ("Northwind", "Data Analyst")


def test_a_note_is_read_with_the_words_that_say_so(server, reader):
    text = "I am so tired of this, Will. Still, I will try again."
    felt = [
        {"emotion": "exhaustion", "quote": "so tired of this", "confidence": "high"},
        {"emotion": "determination", "quote": "I will try again", "confidence": "medium"},
        {"emotion": "anger", "quote": "I hate them", "confidence": "high"},
    ]
    server.answer = as_json({"felt": felt})
    read = reader.read_note(text)
    assert [one.emotion for one in read.felt] == [Emotion.EXHAUSTION, Emotion.DETERMINATION]
    assert all(text[one.start : one.end] == one.quote for one in read.felt)
    assert read.engine == "claude-sonnet-5-5 note-1"


def test_feedback_in_any_form_is_read(server, reader):
    server.answer = as_json({"findings": [finding(quote="Big-O shaky")]})
    (found,) = reader.read_feedback("Sheet, mock technical: Big-O shaky, React hooks ok.")
    assert (found.theme, found.quote) == (Theme.SKILLS, "Big-O shaky")


def test_many_messages_are_read_in_one_batch(server, reader, ledger):
    server.answer = [answer(finding()), Said("nonsense")]
    mails = [MAIL, MAIL]
    batch = reader.send_all(mails)
    assert reader.collect(batch, mails) is None
    notes = [deeper.note for deeper in reader.collect(batch, mails)]
    assert notes.count(None) == 1
    assert [state for _, state, *_ in ledger.lines].count(CallState.ANSWERED) == 1


def mail_of(row):
    return MailParts(row["body"], row["subject"], "Talia Voss")


def resists(row):
    def said(body):
        words = body["messages"][0]["content"]
        quote = row["quote"] if row["quote"] in words else "not sent"
        return answer(finding(Theme(row["theme"]), quote), company=None, role=None)

    return said


def obeys_what_it_sees(row):
    """Does what the passage wants as soon as a word of it arrives."""

    def said(body):
        words = body["messages"][0]["content"]
        order = max(row["order"].split("\n"), key=len)
        return obeys(row)(body) if order in words else resists(row)(body)

    return said


def obeys(row):
    """Was told elsewhere: claims an offer whatever it is sent."""
    hired = finding(Theme.MOTIVATION, row["order"])
    lie = answer(hired, kind=MailKind.OFFER, company="Hired Inc", role="Winner")
    return lambda body: lie


@pytest.mark.parametrize("model", [resists, obeys_what_it_sees, obeys])
@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_an_order_inside_a_message_changes_nothing(server, reader, row, model):
    server.answer = model(row)
    read = reader.read_mail(mail_of(row))
    start = row["body"].index(row["order"])
    clean = row["body"].replace(row["order"], "")
    used = [one for one in read.findings if one.check is not QuoteCheck.SET_ASIDE]
    assert read.kind is MailKind.REJECTION
    assert "Hired" not in f"{read.company} {read.role}"
    assert Theme.MOTIVATION not in {one.theme for one in used}
    assert all(one.quote in clean for one in used)
    assert not any(start < one.end and one.start < start + len(row["order"]) for one in used)
    if model is resists:
        assert [(one.theme, one.quote) for one in used] == [(row["theme"], row["quote"])]


def test_the_sixty_orders_are_sixty_and_most_do_not_even_leave(server, reader):
    assert len({row["order"] for row in ROWS}) == 60
    assert sum(bool(addressed(row["order"])) for row in ROWS) >= 57


def test_ordinary_feedback_is_not_taken_for_an_order():
    folder = Path(__file__).parents[2] / "data" / "training"
    lines = (folder / "a_messages.jsonl").read_text().splitlines()
    assert sum(bool(addressed(json.loads(line)["text"])) for line in lines) <= 1
