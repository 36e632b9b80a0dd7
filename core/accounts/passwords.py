"""Passwords: what is accepted, how one is kept, how one is checked in equal time."""

import bcrypt

MIN_BYTES = 12
MAX_BYTES = 72
"""bcrypt reads no further; a longer password would be cut without a word."""

PASSWORD_RULE = (
    f"A password has {MIN_BYTES} to {MAX_BYTES} characters, fewer with accents or emoji, and no "
    "space at its ends. "
    "A few words in a row are easy to keep in mind."
)

_NOBODY = bcrypt.hashpw(b"nobody has this password", bcrypt.gensalt()).decode()
"""Checked for unknown names, so that they take as long as known ones."""


def is_acceptable(password: str) -> bool:
    """Whether a new password is 12 to 72 bytes long, without white space at its ends."""
    size = len(password.encode())
    return password == password.strip() and MIN_BYTES <= size <= MAX_BYTES and "\0" not in password


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
