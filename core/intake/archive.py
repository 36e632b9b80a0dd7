"""Looks into a .zip of message files, without trusting anything that it says about itself.

Nothing is unpacked to a disk; what is read is counted, for a small file can hold any amount.
"""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from core.errors import InvalidInput
from core.intake.formats import MAX_FILE_BYTES
from core.intake.mbox import Why, begins_mbox, mbox_sources
from core.intake.source import source_start

MAX_UNPACKED = 500_000_000
"""Bytes of everything in one archive."""
MAX_DIRECTORY = 5_000_000
"""Bytes of the list of files, which is read as a whole: about 50,000 files."""
MESSAGE_FILES = frozenset({".eml", ".emlx", ".msg", ".html", ".htm", ".txt"})

_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_END = 66_000
"""Bytes at the end: the record of the list with its longest comment, and what is before."""
_BOUNDED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How mail programs pack. Others are unpacked without a limit: 600 bytes can hold 600 MB."""
_OF_A_SYSTEM = ("__MACOSX", ".")
_BROKEN = "This archive is damaged or too large. Pack the messages anew, or choose fewer of them."
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # a password is needed
    NotImplementedError,  # packed in a way that is not read
    ValueError,
    LookupError,  # a name is empty
)


def archive_sources(file: IO[bytes]) -> Iterator[tuple[str, bytes] | Why]:
    """Name and content of each message file in a .zip, and of each message in its mailboxes.

    Raises InvalidInput with a sentence when the archive itself cannot be read.
    """
    try:
        _check_directory(file)
        archive = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise InvalidInput(_BROKEN) from error
    return _sources(archive)


def _check_directory(file: IO[bytes]) -> None:
    """Raises InvalidInput before a list of millions of files is read into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    start = _end_record(tail)
    is_huge = tail[max(0, start - 20) : start].startswith(b"PK\x06\x07")
    listed = int.from_bytes(tail[start + 12 : start + 16], "little")
    if start < 0 or is_huge or listed > MAX_DIRECTORY:
        raise InvalidInput(_BROKEN)


def _end_record(tail: bytes) -> int:
    """Where the record of the list begins, found as zipfile finds it; -1 when there is none.

    Any other way could measure one record while another is read: its mark may stand in a comment,
    or in the record's own numbers.
    """
    last = tail[-_END_BYTES:]
    if len(last) == _END_BYTES and last.startswith(_END) and last.endswith(b"\0\0"):
        return len(tail) - _END_BYTES
    return tail.rfind(_END)


def _sources(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes] | Why]:
    room = _Room(MAX_UNPACKED)
    for member in archive.infolist():
        try:
            if not member.is_dir() and _is_plain(member.filename):
                yield from _in_member(archive, member, room)
        except _NoRoomLeft:
            yield Why.NO_ROOM
            return
        except _DAMAGED:
            yield Why.UNREADABLE


def _is_plain(name: str) -> bool:
    """Whether a path stays where it is, and is no file that a system put beside others."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." not in parts and not any(part.startswith(_OF_A_SYSTEM) for part in parts)


def _in_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: "_Room"
) -> Iterator[tuple[str, bytes] | Why]:
    if member.compress_type not in _BOUNDED:
        raise NotImplementedError
    with archive.open(member) as file:
        content = room.taken(file.read(MAX_FILE_BYTES + 1))
    if begins_mbox(content):
        with archive.open(member) as file:
            yield from mbox_sources(_Counted(file, room))
    elif not _is_message(member.filename, content):
        yield Why.NO_MESSAGE
    elif len(content) > MAX_FILE_BYTES:
        yield Why.TOO_LARGE
    else:
        yield member.filename, content


def _is_message(name: str, content: bytes) -> bool:
    known = PurePosixPath(name).suffix.lower() in MESSAGE_FILES
    return known or source_start(content.replace(b"\r\n", b"\n")) is not None


class _NoRoomLeft(Exception):
    """More was unpacked than one import takes."""


class _Room:
    """How many bytes may still be unpacked."""

    def __init__(self, size: int) -> None:
        self._left = size

    def taken(self, content: bytes) -> bytes:
        self._left -= len(content)
        if self._left < 0:
            raise _NoRoomLeft
        return content


class _Counted:
    """A file of which every line takes room."""

    def __init__(self, file: IO[bytes], room: _Room) -> None:
        self._file, self._room = file, room

    def readline(self, size: int, /) -> bytes:
        return self._room.taken(self._file.readline(size))
