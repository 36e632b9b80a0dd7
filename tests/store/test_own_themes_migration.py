"""What was corrected before there were themes of one's own still counts afterwards."""

from alembic import command

from core.accounts.people import People
from core.store.engine import connect, open_store, prepare_key
from core.store.migrate import alembic_config
from core.vocabulary import Author, Consent, Theme
from core.workspace.workspace import Workspace
from tests.conftest import settings_in


def test_old_messages_are_an_employers_and_old_corrections_hold(tmp_path, noon):
    where = settings_in(tmp_path)
    engine = connect(where.database_url)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0003")
        prepare_key(connection, where)
    encrypt = engine.dialect.rebound_keyring.encrypt
    stamp = "2026-11-02 12:00:00.000000"
    with engine.begin() as connection:
        run = connection.exec_driver_sql
        run("INSERT INTO account VALUES (1,'a@example.org','Ana','',1,0,0,NULL,0,?)", (stamp,))
        run(
            "INSERT INTO message (id, user_id, uid, recorded_at, day, text, subject, sender)"
            " VALUES (1, 1, 'm', ?, '2026-11-02', ?, ?, ?)",
            (stamp, encrypt("No."), encrypt(""), encrypt("")),
        )
        for uid, theme, applies in (("c", "skills", 1), ("d", "team_fit", 0)):
            run(
                "INSERT INTO correction (user_id, uid, recorded_at, message_id, theme, applies,"
                " quote) VALUES (1, ?, ?, 1, ?, ?, ?)",
                (uid, stamp, theme, applies, encrypt("No." if applies else "")),
            )
    engine.dispose()
    ana = Workspace(open_store(where), 1)

    assert not People(ana._engine).is_empty()
    assert ana.feedback.author(1) is Author.EMPLOYER
    (one,) = ana.feedback.themes(1)
    assert (one.theme, one.quote, one.start) == (Theme.SKILLS, "No.", 0)
    assert [step.step for step in ana.themes.history()] == ["d", "c"]
    ana.consents.grant(Consent.STORAGE, noon)
    ana.themes.undo("c", noon)
    assert ana.feedback.themes(1) == []
