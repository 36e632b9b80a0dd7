"""The figures: what is measured, and how. Each is one flat dictionary."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser

from core.ui.web import COOKIE
from core.workspace.workspace import Workspace
from data.examples.large import large
from data.examples.rows import as_bytes
from tests.bench.session import Tab, open_tab
from tests.browser.person import pages_of
from tests.browser.server import RunningApp, running_app
from tests.conftest import workspace_of

EMPTY_PAGE = Path(__file__).with_name("empty_page.py")
SIZES = (10, 10_000)
"""A person's own rows, all tables together."""
GROWN = (1_000, 100_000)
"""Own rows between which a page of Progress may take half as long again."""
PROGRESS = ("mood", "funnel", "growth")
ROWS_PER_KIND = 8
"""One check-in, one application and one message come to about this many rows."""
RUNS = 30
PAUSE = 0.06
"""Seconds between runs: without a pause, delayed acknowledgements are measured instead."""
STARTS = 3
LOADS = 5
TABS = 40

Figure = dict[str, Any]


def start_to_healthy(home: Path) -> Figure:
    """From the command to the first answer, each time with a store of its own to make."""
    seconds = []
    for number in range(STARTS):
        with running_app(home / f"start{number}") as app:
            seconds.append(app.seconds_to_ready)
    return {"figure": "start_to_healthy_s", "median": round(median(seconds), 2), "target": 3.0}


def reruns(app: RunningApp, empty: RunningApp, person: Workspace, rows: int) -> Iterator[Figure]:
    """Every page's rerun, over the websocket as a browser asks for it.

    An empty page runs in turn with it, so that a busy machine slows both alike.
    """
    cookie = app.cookie_of(person.user_id)
    for name, address in pages_of(person).items():
        with open_tab(app.url, address, cookie) as page, open_tab(empty.url) as nothing:
            times, empty_times = _runs_in_turn(page, nothing)
        yield {
            "figure": "rerun_ms",
            "page": name,
            "own_rows": rows,
            "median": round(median(times), 1),
            "p95": round(quantiles(times, n=20)[-1], 1),
            "empty_median": round(median(empty_times), 1),
            "times_empty": round(median(times) / median(empty_times), 1),
            "target_times_empty": 5,
        }


def growth(app: RunningApp, little: Workspace, much: Workspace) -> Iterator[Figure]:
    """How a rerun of each page of Progress grows with a person's rows; both run in turn."""
    cookies = [app.cookie_of(person.user_id) for person in (little, much)]
    for page in PROGRESS:
        with ExitStack() as opened:
            tabs = [opened.enter_context(open_tab(app.url, page, one)) for one in cookies]
            few, many = (median(times) for times in _runs_in_turn(*tabs))
        yield {
            "figure": "rerun_growth",
            "page": page,
            "own_rows": list(GROWN),
            "medians": [round(few, 1), round(many, 1)],
            "times": round(many / few, 2),
            "target_times": 1.5,
        }


def _runs_in_turn(*tabs: Tab) -> list[list[float]]:
    """Milliseconds of each tab's runs after the first two, which load what later ones have."""
    times: list[list[float]] = [[] for _ in tabs]
    for _ in range(RUNS + 2):
        for tab, own in zip(tabs, times, strict=True):
            own.append(tab.run())
            time.sleep(PAUSE)
    return [own[2:] for own in times]


def memory_per_session(app: RunningApp, person: Workspace, rows: int) -> Figure:
    """Kilobytes that one more open tab on Today takes; None where /proc does not say."""
    cookie = app.cookie_of(person.user_id)
    with open_tab(app.url, "", cookie) as first:
        first.run()
        before = _resident_kb(app.pid)
        with ExitStack() as tabs:
            for _ in range(TABS):
                tabs.enter_context(open_tab(app.url, "", cookie)).run()
            after = _resident_kb(app.pid)
    per_tab = None if before is None or after is None else round((after - before) / TABS)
    return {"figure": "memory_per_session_kb", "own_rows": rows, "value": per_tab}


def _resident_kb(pid: int) -> int | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def first_content(browser: Browser, app: RunningApp, person: Workspace) -> Iterator[Figure]:
    """From the address to the first heading in a real browser, without and with its cache."""
    for page, heading, cookie in (
        ("sign_in", "Rebound", None),
        ("today", "Today", app.cookie_of(person.user_id)),
    ):
        cold, warm = [], []
        for _ in range(LOADS):
            context = browser.new_context()
            if cookie:
                context.add_cookies([{"name": COOKIE, "value": cookie, "url": app.url}])
            tab = context.new_page()
            for seconds in (cold, warm):
                started = time.perf_counter()
                tab.goto(app.url, wait_until="commit")
                tab.get_by_role("heading", name=heading).first.wait_for()
                seconds.append(time.perf_counter() - started)
            context.close()
        for cache, seconds in (("cold", cold), ("warm", warm)):
            yield {
                "figure": "first_content_s",
                "page": page,
                "cache": cache,
                "median": round(median(seconds), 2),
            }


def person_with(app: RunningApp, rows: int) -> Workspace:
    """Someone with about so many rows: as many check-ins as applications and messages."""
    person = workspace_of(app.store, f"Rows{rows}")
    each = max(1, rows // ROWS_PER_KIND)
    today = datetime.now(UTC).date()
    made = large(1, today, check_ins=each, applications=each, messages=each)
    person.takeout.restore(as_bytes(made))
    return person
