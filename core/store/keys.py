"""The keys that encrypt a person's words, and the column type that uses them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, String, TypeDecorator

from core.errors import StoreUnavailable
from core.settings import Settings


class Keyring:
    """One or more Fernet keys. The first encrypts; all decrypt, so that keys can rotate."""

    def __init__(self, keys: list[str]) -> None:
        """Raise StoreUnavailable when there is no key or one is malformed."""
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            msg = "The secret key is not a valid key. Put the original key back and start again."
            raise StoreUnavailable(msg) from error

    def encrypt(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        """Raise StoreUnavailable when none of the keys fits."""
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            msg = "The stored words cannot be opened with this secret key. Put the right key back."
            raise StoreUnavailable(msg) from error


class EncryptedText(TypeDecorator[str]):
    """Text that stands encrypted in the database; the engine's dialect carries the keyring."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keyring_of(dialect).encrypt(str(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keyring_of(dialect).decrypt(str(value))


def keyring_of(dialect: Dialect) -> Keyring:
    """The keyring that `prepare_key` hung on this engine's dialect."""
    keyring: Keyring = dialect.rebound_keyring
    return keyring


def load_keys(settings: Settings, *, may_create: bool) -> list[str]:
    """Keys from the environment, else from the key file, newest first.

    A new key file (mode 0600) is made only when `may_create`: for a store that already holds
    words, a fresh key would hide them for good, so the missing key is an error instead.
    Raises StoreUnavailable with a sentence that says what to do.
    """
    if settings.secret_key:
        return [key.strip() for key in settings.secret_key.split(",") if key.strip()]
    with _within_reach(settings.key_file):
        if settings.key_file.exists():
            return settings.key_file.read_text(errors="replace").split()
    if not may_create:
        msg = f"The secret key is missing: {settings.key_file}. Put it back from your backup."
        raise StoreUnavailable(msg)
    keys = [Fernet.generate_key().decode()]
    write_keys(settings.key_file, keys)
    return keys


def write_keys(path: Path, keys: list[str]) -> None:
    """Write the key file in one step, readable by its owner only. Raises StoreUnavailable."""
    with _within_reach(path):
        _write_keys(path, keys)


def _write_keys(path: Path, keys: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def _within_reach(path: Path) -> Iterator[None]:
    """Raise StoreUnavailable with a sentence where the file system refuses."""
    try:
        yield
    except OSError as error:
        msg = f"The secret key cannot be read or written: {path}. Check who may use that folder."
        raise StoreUnavailable(msg) from error
