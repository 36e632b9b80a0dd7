"""Encrypts every stored word with a fresh key: `make rotate-key`, with the app stopped."""

import sys

from cryptography.fernet import Fernet
from sqlalchemy import Column, Connection, Table, select, update
from sqlmodel import SQLModel

from core.errors import AppError
from core.settings import Settings, settings
from core.store.engine import KEY_CHECK, open_store
from core.store.keys import EncryptedText, Keyring, load_keys, write_keys
from core.store.owned import Owned
from core.store.scope import name_owner
from core.store.tables import Setting, User


def rotate(where: Settings) -> int:
    """Make a new key, encrypt every word with it, drop the old keys; return how many words.

    The key file holds the new and the old keys until every word is done: a run that was killed
    is simply run again. With keys in the environment, put the new key first there and run this.
    """
    engine = open_store(where)
    keys = load_keys(where, may_create=False)
    if not where.secret_key:
        keys = [Fernet.generate_key().decode(), *keys]
        write_keys(where.key_file, keys)
    keyring = Keyring(keys)
    engine.dialect.rebound_keyring = keyring
    with engine.begin() as connection:
        done = _encrypt_owned(connection)
        check = update(Setting).where(Setting.name == KEY_CHECK)
        connection.execute(check.values(value=keyring.encrypt(KEY_CHECK)))
    if not where.secret_key:
        write_keys(where.key_file, keys[:1])
    return done


def _encrypt_owned(connection: Connection) -> int:
    done = 0
    for (user_id,) in connection.execute(select(User.id)).all():
        if connection.dialect.name == "postgresql":
            name_owner(connection, user_id)
        for table, columns in encrypted_columns():
            done += _encrypt_table(connection, table, columns, user_id)
    return done


def encrypted_columns() -> list[tuple[Table, list[Column[str]]]]:
    """Every table of a person's rows with the columns that stand encrypted in it."""
    tables = [
        SQLModel.metadata.tables[str(table.__tablename__)] for table in Owned.__subclasses__()
    ]
    found = [(t, [c for c in t.columns if isinstance(c.type, EncryptedText)]) for t in tables]
    return [(table, columns) for table, columns in found if columns]


def _encrypt_table(
    connection: Connection, table: Table, columns: list[Column[str]], user_id: int
) -> int:
    rows = connection.execute(select(table.c.id, *columns).where(table.c.user_id == user_id)).all()
    for row_id, *words in rows:
        # Reading has decrypted with whichever key fits; writing encrypts with the first.
        values = {column.name: word for column, word in zip(columns, words, strict=True)}
        connection.execute(update(table).where(table.c.id == row_id).values(values))
    return len(rows) * len(columns)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{rotate(settings())} fields are encrypted with the new key.\n")
    except AppError as error:
        sys.exit(str(error))
