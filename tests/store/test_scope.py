"""Ownership: two real people, one real store, every owned table."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, insert, update
from sqlmodel import Session, col, select

from core.errors import NotAllowed
from core.store.owned import Owned
from core.store.scope import scoped_session
from core.store.tables import (
    OWNED,
    AiCall,
    AiChoice,
    Answers,
    Application,
    Appointment,
    AuthSession,
    Cause,
    CheckIn,
    CoachTurn,
    ConsentEvent,
    Contact,
    Conversation,
    Correction,
    Debrief,
    Dismissal,
    ExerciseUse,
    Experiment,
    ExperimentMark,
    FeedbackRequest,
    FindingRow,
    Goal,
    Message,
    Practice,
    Preference,
    Reading,
    ReadingRun,
    SafetyPlan,
    StageEvent,
    Talk,
    ThoughtRecord,
    User,
)
from core.vocabulary import (
    CallState,
    Consent,
    Emotion,
    Evidence,
    MailKind,
    Mark,
    Origin,
    PracticeKind,
    Purpose,
    Questionnaire,
    QuoteCheck,
    RunState,
    Speaker,
    Stage,
    Theme,
    Tie,
    Wish,
)


def fill(workspace, now, day):
    """One row in every owned table."""
    with workspace.open_session() as session:
        application = Application(recorded_at=now, company="Acme", role="Analyst")
        session.add(application)
        session.flush()
        message = Message(recorded_at=now, day=day, text="No.", application_id=application.id)
        session.add(message)
        session.flush()
        reading = Reading(
            recorded_at=now,
            message_id=message.id,
            engine="t",
            kind=MailKind.REJECTION,
            language="en",
        )
        session.add(reading)
        session.flush()
        finding = FindingRow(
            recorded_at=now, reading_id=reading.id, message_id=message.id, theme=Theme.SKILLS,
            quote="No.", score=1, origin=Origin.RULE, quote_check=QuoteCheck.VERIFIED,
        )  # fmt: skip
        contact = Contact(recorded_at=now, day=day, name="Noa", tie=Tie.FRIEND)
        session.add(contact)
        session.flush()
        call = AiCall(
            recorded_at=now, purpose=Purpose.MAIL, model="m", prompt="reading-1",
            state=CallState.ANSWERED, input_tokens=1, output_tokens=1, own_key=True,
        )  # fmt: skip
        session.add_all(
            [
                finding,
                call,
                Practice(recorded_at=now, day=day, kind=PracticeKind.EXERCISE, score=6),
                Talk(recorded_at=now, contact_id=contact.id, day=day),
                ReadingRun(
                    recorded_at=now, state=RunState.DONE, total=1, due_at=now, token_version=0
                ),
                AiChoice(recorded_at=now, monthly_tokens=1_000_000, monthly_cents=500),
                CheckIn(recorded_at=now, day=day, valence=40, energy=50),
                StageEvent(recorded_at=now, application_id=application.id, stage=Stage.APPLIED),
                Correction(
                    recorded_at=now, message_id=message.id, theme=Theme.SKILLS, applies=True
                ),
            ]
        )
        _recovering(session, now, day)
        _trying(session, now, day, application.id)


def _recovering(session, now, day):
    session.add_all(
        [
            Preference(recorded_at=now, name=Wish.SHIELD, value="on"),
            Answers(
                recorded_at=now, questionnaire=Questionnaire.PHQ_4, day=day, answers=[1, 2, 2, 1]
            ),
            ExerciseUse(recorded_at=now, exercise="E10", day=day),
            Dismissal(recorded_at=now, what="E17"),
            ThoughtRecord(
                recorded_at=now, day=day, emotion=Emotion.ANGER, before=70, trigger="t", thought="t"
            ),
            SafetyPlan(recorded_at=now, signs="s"),
        ]
    )


def _trying(session, now, day, application_id):
    debrief = Debrief(recorded_at=now, day=day, application_id=application_id)
    experiment = Experiment(
        recorded_at=now, application_id=application_id, change="c", if_words="i", then_words="t",
        starts_on=day, stage=Stage.INTERVIEW,
    )  # fmt: skip
    talk = Conversation(recorded_at=now, day=day, noticed_at=now)
    session.add_all([debrief, experiment, talk])
    session.flush()
    session.add_all(
        [
            Cause(recorded_at=now, debrief_id=debrief.id, words="w", evidence=Evidence.GUESS),
            FeedbackRequest(recorded_at=now, application_id=application_id, day=day, draft="d"),
            Goal(recorded_at=now, words="w", if_words="i", then_words="t", due=day),
            ExperimentMark(
                recorded_at=now, experiment_id=experiment.id, day=day, mark=Mark.PRACTISED
            ),
            Appointment(
                recorded_at=now, application_id=application_id, starts_at=now, stage=Stage.INTERVIEW
            ),
            CoachTurn(recorded_at=now, conversation_id=talk.id, speaker=Speaker.PERSON, words="w"),
        ]
    )


@pytest.fixture
def two_full(ana, ben, noon, today):
    fill(ana, noon, today)
    fill(ben, noon, today)
    return ana, ben


def test_every_table_with_an_owner_is_in_the_filter():
    assert set(OWNED) == set(Owned.__subclasses__())


@pytest.mark.parametrize("table", OWNED, ids=lambda table: table.__tablename__)
def test_a_query_without_where_sees_own_rows_only(two_full, table):
    ana, ben = two_full
    for one in (ana, ben):
        with one.open_session() as session:
            owners = {row.user_id for row in session.exec(select(table)).all()}
            columns = set(session.exec(select(table.user_id)).all())
            count = session.exec(select(func.count()).select_from(table)).one()
        assert owners == columns == {one.user_id}
        assert count == 1


@pytest.mark.parametrize("table", OWNED, ids=lambda table: table.__tablename__)
def test_another_persons_id_is_not_there(two_full, table):
    ana, ben = two_full
    with ana.open_session() as session:
        theirs = session.exec(select(table.id)).first()
    with ben.open_session() as session:
        assert session.get(table, theirs) is None


@pytest.mark.parametrize(
    "table", [t for t in OWNED if t is not StageEvent], ids=lambda table: table.__tablename__
)
def test_a_delete_without_where_leaves_other_people_alone(two_full, store, table):
    ana, ben = two_full
    with ana.open_session() as session:
        session.exec(delete(table))
    with Session(store) as session:
        owners = session.exec(select(table.user_id)).all()
    assert owners == [ben.user_id]


def test_an_update_without_where_leaves_other_people_alone(two_full, store):
    ana, ben = two_full
    with ana.open_session() as session:
        session.exec(update(CheckIn).values(valence=1))
    with Session(store) as session:
        left = dict(session.exec(select(CheckIn.user_id, CheckIn.valence)).all())
    assert left == {ana.user_id: 1, ben.user_id: 40}


def test_a_new_row_belongs_to_the_person_whatever_it_says(ana, ben, noon, today):
    with ana.open_session() as session:
        forged = CheckIn(recorded_at=noon, day=today, valence=1, energy=1, user_id=ben.user_id)
        session.add(forged)
    assert len(ana.check_ins.frame()) == 1
    assert ben.check_ins.frame().empty


def test_a_row_cannot_be_handed_to_someone_else(two_full):
    ana, ben = two_full
    with pytest.raises(PermissionError), ana.open_session() as session:
        session.exec(select(CheckIn)).one().user_id = ben.user_id


def test_a_reference_to_another_persons_row_is_refused_by_the_database(two_full, noon, today):
    ana, ben = two_full
    with ana.open_session() as session:
        theirs = session.exec(select(Application.id)).one()
    with pytest.raises(Exception, match="FOREIGN KEY"), ben.open_session() as session:
        session.add(Message(recorded_at=noon, day=today, text="x", application_id=theirs))


def test_the_ledger_can_neither_be_changed_nor_deleted(two_full):
    ana, _ = two_full
    with pytest.raises(PermissionError), ana.open_session() as session:
        session.exec(select(StageEvent)).one().stage = Stage.OFFER
    with pytest.raises(PermissionError), ana.open_session() as session:
        session.delete(session.exec(select(StageEvent)).one())
    for change in (delete(StageEvent), update(StageEvent).values(stage=Stage.OFFER)):
        with pytest.raises(PermissionError), ana.open_session() as session:
            session.exec(change)


def test_insert_statements_do_not_go_round_the_stamp(ana, ben, noon, today):
    row = {"recorded_at": noon, "day": today, "valence": 1, "energy": 1, "user_id": ben.user_id}
    with pytest.raises(PermissionError), ana.open_session() as session:
        session.exec(insert(CheckIn).values(uid="x", **row))


def test_other_accounts_and_sessions_do_not_exist_in_a_persons_session(ana, ben, store, noon):
    with Session(store) as session:
        session.add(
            AuthSession(
                user_id=ana.user_id, token_version=0, created_at=noon,
                expires_at=noon + timedelta(days=1),
            )
        )  # fmt: skip
        session.commit()
    with ana.open_session() as session:
        assert session.exec(select(User.id)).all() == [ana.user_id]
        assert session.exec(select(AuthSession)).all() == []
    with pytest.raises(PermissionError), ana.open_session() as session:
        session.add(User(name="x", email="x@example.org", password_hash="", created_at=noon))


def test_a_person_cannot_become_the_owner_through_their_own_session(ben):
    with pytest.raises(PermissionError), ben.open_session() as session:
        session.exec(update(User).values(is_owner=True))
    with pytest.raises(PermissionError), ben.open_session() as session:
        session.exec(select(User)).one().is_owner = True


def test_nothing_is_stored_without_the_consent_to_store(ana, noon, today):
    ana.consents.withdraw(Consent.STORAGE, noon + timedelta(seconds=1))
    with pytest.raises(NotAllowed, match="consent"):
        ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)
    assert ana.check_ins.frame().empty


def test_every_kind_of_write_raises_the_revision(two_full, noon, today):
    ana, _ = two_full
    seen = [ana.revision]
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)
    seen.append(ana.revision)
    with ana.open_session() as session:
        session.exec(update(CheckIn).where(col(CheckIn.valence) == 1).values(valence=2))
    seen.append(ana.revision)
    with ana.open_session() as session:
        session.delete(session.exec(select(Correction)).one())
    seen.append(ana.revision)
    assert seen == sorted(set(seen))


def test_an_error_leaves_nothing_half_stored(ana, noon, today):
    with pytest.raises(ZeroDivisionError), ana.open_session() as session:
        session.add(CheckIn(recorded_at=noon, day=today, valence=1, energy=1))
        session.flush()
        raise ZeroDivisionError
    assert ana.check_ins.frame().empty


def test_a_join_and_a_subquery_see_own_rows_only(two_full, store):
    ana, _ = two_full
    with scoped_session(store, ana.user_id) as session:
        joined = session.exec(
            select(Message.user_id).join(Application, Application.company == "Acme")
        ).all()
        inner = select(Application.id).subquery()
        counted = session.exec(select(func.count()).select_from(inner)).one()
        granted = session.exec(select(ConsentEvent.user_id)).all()
    assert joined == [ana.user_id]
    assert counted == 1
    assert granted == [ana.user_id]
