"""What a Chrome on the path makes of a report: its drawings, all at one start, and its PDF."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from core.errors import AppError

WIDTH = 700
"""px of a drawing, so that its words are as large in print as those around it."""
ROOM = 12
"""px more on the left: a server may lack the font of the pages, and others are wider."""
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 60.0
"""Seconds for all drawings of a report, and again for its PDF."""
AT_ONCE = 2
"""Chromes at a time: each takes a core and some hundred MB."""
NOT_PRINTED = (
    "The PDF did not work this time. The HTML file holds the same: open it in a browser, choose "
    "Print, then Save as PDF."
)
LONGEST_FOLDER = 60
"""Characters: Chrome puts a socket into its TMPDIR, whose whole path has room for 104."""
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PRINTING = ("--no-pdf-header-footer", "--generate-pdf-document-outline")
ALL_AT_ONCE = "--virtual-time-budget=30000"
"""ms of a clock that waits for no timer: the page is told when every drawing is done."""
NEEDED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
"""Of our environment, which holds secrets too."""
MARK = re.compile(r'<defs id="defs-(\w{4,12})">')
"""plotly's own mark of a drawing, made up anew each time."""
_turns = BoundedSemaphore(AT_ONCE)


def chrome() -> str | None:
    """Path of the Chrome that draws and prints; None without one."""
    return next(filter(None, map(shutil.which, CHROMES)), None)


def drawings(figures: Sequence[go.Figure]) -> list[str]:
    """Each figure as SVG without a ground; an empty list where they cannot be drawn."""
    path = chrome()
    if not figures or path is None:
        return []
    try:
        with _turn(), _folder() as folder:
            shown = _run(path, folder, _drawing_page(figures), "--dump-dom", ALL_AT_ONCE)
        return _drawings_in(shown.decode())
    except (AppError, OSError, ValueError, subprocess.SubprocessError):
        return []


def as_pdf(page: str) -> bytes:
    """A self-contained page as a tagged PDF. Nothing of it stays on the disk.

    Raises AppError where no Chrome is, or where it does not answer in time.
    """
    path = chrome()
    if path is None:
        raise AppError(NOT_PRINTED)
    with _turn(), _folder() as folder:
        try:
            target = folder / "report.pdf"
            _run(path, folder, page, *PRINTING, f"--print-to-pdf={target}")
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise AppError(NOT_PRINTED) from error


def _drawing_page(figures: Sequence[go.Figure]) -> str:
    """A page that draws every figure and then holds the drawings as its only words."""
    plain = json.dumps([_ready(one) for one in figures]).replace("<", "\\u003c")
    return (
        f'<!doctype html><meta charset="utf-8"><script>{get_plotlyjs()}</script>\n<body><script>\n'
        f"const figures = {plain}\n"
        f"const look = {{format: 'svg', imageDataOnly: true, width: {WIDTH}}}\n"
        "Promise.all(figures.map(f => Plotly.toImage(f, {...look, height: f.layout.height})))\n"
        "  .then(drawings => { document.body.textContent = JSON.stringify(drawings) })\n"
        "</script>\n"
    )


def _ready(figure: go.Figure) -> dict[str, Any]:
    """Traces named by their place, else each drawing makes names up; and room for wide fonts."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    for place, trace in enumerate(plain["data"]):
        trace["uid"] = str(place)
    plain["layout"]["margin"]["l"] += ROOM
    return plain


def _drawings_in(shown: str) -> list[str]:
    """Raises ValueError when the page holds none."""
    words = unescape(shown[shown.index("<body>") + len("<body>") : shown.index("</body>")])
    found: list[str] = json.loads(words)
    return [_settled(one) for one in found]


def _settled(drawing: str) -> str:
    mark = MARK.search(drawing)
    return drawing.replace(mark[1], "figure") if mark else drawing


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE):
        raise AppError(NOT_PRINTED)
    try:
        yield
    finally:
        _turns.release()


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that only this account can open, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="rebound-"))
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """A Chrome that was just ended may still be writing: try again for a second."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def _run(path: str, folder: Path, page: str, *also: str) -> bytes:
    """Have a Chrome open a page; returns what it says. Ended with all its helpers in any case."""
    source = folder / "page.html"
    source.write_text(page, "utf-8")
    # Chrome's own walls need an account that is not root.
    walls = ["--no-sandbox"] if os.geteuid() == 0 else []
    profile = f"--user-data-dir={folder / 'profile'}"
    process = subprocess.Popen(  # noqa: S603 - our own flags, no shell
        [path, *FLAGS, *walls, profile, *also, source.as_uri()],
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=PATIENCE)[0]
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in NEEDED if name in os.environ}
    temporary = {"TMPDIR": str(folder)} if len(str(folder)) <= LONGEST_FOLDER else {}
    return kept | temporary | {"HOME": str(folder)}


def _end(process: subprocess.Popen[bytes]) -> None:
    """The Chrome and every helper that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
