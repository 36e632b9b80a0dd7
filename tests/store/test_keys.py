"""Encryption: nothing readable in the file, keys that rotate, no silent loss without a key."""

import stat

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine
from sqlmodel import Session, select

from core.errors import StoreUnavailable
from core.settings import Settings
from core.store.engine import open_store
from core.store.keys import EncryptedText
from core.store.rotate import encrypted_columns, rotate
from core.store.tables import CheckIn
from core.vocabulary import Consent
from core.workspace.workspace import Workspace
from tests.conftest import add_person, settings_in

CANARY = "the quick canary sang of Tuesday"


def words_in(home):
    return b"".join(path.read_bytes() for path in home.glob("rebound.db*"))


def test_the_key_file_is_made_once_and_is_readable_by_its_owner_only(home):
    key = (home / "secret.key").read_text()
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    open_store.__wrapped__(settings_in(home))
    assert (home / "secret.key").read_text() == key


def test_a_note_and_a_message_do_not_stand_in_the_file(ana, home, noon, today):
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note=CANARY)
    ana.messages.keep(CANARY, today, noon, subject=CANARY, sender=CANARY)
    assert CANARY.encode() not in words_in(home)
    assert ana.check_ins.latest(1)[0].note == CANARY


def test_free_text_columns_are_encrypted_and_no_others():
    names = {f"{table.name}.{c.name}" for table, columns in encrypted_columns() for c in columns}
    assert names == {
        "checkin.note", "message.text", "message.subject", "message.sender", "finding.quote",
        "aichoice.key", "correction.label", "correction.quote", "message.mail_id",
        "readingrun.known", "contact.name", "exerciseuse.words", "thoughtrecord.trigger",
        "thoughtrecord.thought", "thoughtrecord.evidence_for", "thoughtrecord.evidence_against",
        "thoughtrecord.balanced", "debrief.expected", "debrief.happened", "debrief.keep",
        "debrief.change", "debrief.experiment", "cause.words", "cause.quote",
        "feedbackrequest.draft", "safetyplan.signs", "safetyplan.helps", "safetyplan.places",
        "safetyplan.people", "safetyplan.services", "safetyplan.safer", "goal.words",
        "goal.if_words", "goal.then_words",
        "experiment.change", "experiment.if_words", "experiment.then_words", "coachturn.words",
    }  # fmt: skip
    assert EncryptedText.cache_ok


def test_without_its_key_a_store_with_words_does_not_open_and_makes_no_new_key(home):
    (home / "secret.key").unlink()
    with pytest.raises(StoreUnavailable, match="missing"):
        open_store.__wrapped__(settings_in(home))
    assert not (home / "secret.key").exists()


def test_a_wrong_key_and_a_broken_key_do_not_open_the_store(home):
    for wrong in (Fernet.generate_key().decode(), "not a key", ""):
        (home / "secret.key").write_text(wrong)
        with pytest.raises(StoreUnavailable, match="key"):
            open_store.__wrapped__(settings_in(home))


def test_a_key_file_that_cannot_be_read_or_made_is_a_sentence(home, tmp_path):
    (home / "secret.key").unlink()
    (home / "secret.key").mkdir()
    with pytest.raises(StoreUnavailable, match=r"secret\.key"):
        open_store.__wrapped__(settings_in(home))
    fresh = tmp_path / "fresh"
    (fresh / "secret.new").mkdir(parents=True)  # stands where the draft of the key would be written
    with pytest.raises(StoreUnavailable, match=r"secret\.key"):
        open_store.__wrapped__(settings_in(fresh))


def test_a_key_file_that_is_no_text_is_a_sentence(home):
    (home / "secret.key").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreUnavailable, match="not a valid key"):
        open_store.__wrapped__(settings_in(home))


def test_a_key_in_the_environment_is_used_and_no_file_is_made(tmp_path):
    where = Settings(
        home=tmp_path / "h",
        database_url=f"sqlite:///{tmp_path / 'h' / 'x.db'}",
        secret_key=Fernet.generate_key().decode(),
        log_level="INFO",
    )
    open_store.__wrapped__(where).dispose()
    assert not where.key_file.exists()


def test_rotation_keeps_every_word_and_drops_the_old_key(home, noon, today):
    where = settings_in(home)
    store = open_store(where)
    workspace = Workspace(store, add_person(store, "Ana"))
    workspace.consents.grant(Consent.STORAGE, noon)
    workspace.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note=CANARY)
    old = where.key_file.read_text().strip()

    assert rotate(where) == 1

    new = where.key_file.read_text().split()
    assert len(new) == 1
    assert new[0] != old
    again = open_store.__wrapped__(where)
    assert Workspace(again, workspace.user_id).check_ins.latest(1)[0].note == CANARY
    where.key_file.write_text(old)
    with pytest.raises(StoreUnavailable):
        open_store.__wrapped__(where)


def test_a_rotation_that_was_killed_half_way_leaves_a_store_that_opens(home, noon, today, ana):
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note=CANARY)
    where = settings_in(home)
    old = where.key_file.read_text()
    where.key_file.write_text(Fernet.generate_key().decode() + "\n" + old)
    store = open_store.__wrapped__(where)
    assert Workspace(store, ana.user_id).check_ins.latest(1)[0].note == CANARY


def test_a_word_under_a_lost_key_is_an_error_and_not_an_empty_text(ana, store, noon, today):
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note=CANARY)
    raw = create_engine(store.url)
    raw.dialect.rebound_keyring = type(store.dialect.rebound_keyring)(
        [Fernet.generate_key().decode()]
    )
    with Session(raw) as session, pytest.raises(StoreUnavailable):
        session.exec(select(CheckIn)).all()
