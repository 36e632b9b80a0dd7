"""Passwords: what is accepted, how one is kept, how one is checked in equal time."""

import bcrypt

MIN_CHARACTERS = 12
MAX_BYTES = 72
"""bcrypt reads no further; a longer password would be cut without a word."""

PASSWORD_RULE = (
    f"A password has {MIN_CHARACTERS} to {MAX_BYTES} characters, and no space at its ends. With "
    f"accents, emoji or letters other than a to z, fewer than {MAX_BYTES} fit. "
    "A few words in a row are easy to keep in mind."
)

_NOBODY = bcrypt.hashpw(b"nobody has this password", bcrypt.gensalt()).decode()
"""Checked for unknown names, so that they take as long as known ones."""


def is_acceptable(password: str) -> bool:
    """Whether a new password has 12 characters, 72 bytes at most, and no white space at its ends.

    In bytes, three emoji would pass as twelve.
    """
    fits = len(password) >= MIN_CHARACTERS and len(password.encode()) <= MAX_BYTES
    return fits and password == password.strip() and "\0" not in password


def hash_password(password: str) -> str:
    """bcrypt hash with its own salt. Raises ValueError for a password that is not acceptable."""
    if not is_acceptable(password):
        raise ValueError(PASSWORD_RULE)
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()


def matches(password: str, password_hash: str | None) -> bool:
    """Whether the password belongs to the hash; always False, after the same work, for None."""
    given = password.encode()
    usable = 0 < len(given) <= MAX_BYTES and b"\0" not in given
    same = bcrypt.checkpw(given if usable else b"-", (password_hash or _NOBODY).encode())
    return same and usable and password_hash is not None
