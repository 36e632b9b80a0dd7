"""Who does the work: a thread of the app, which leaves the process's signals alone."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import func, select

from core.store.tables import Reading
from core.tasks.in_app import worker_in_app
from core.tasks.worker import reading_queue
from core.vocabulary import RunState
from core.workspace.inbox import Brought
from tests.conftest import settings_in
from tests.tasks.conftest import bring

PATIENCE_S = 300
PROJECT = Path(__file__).parents[2]
WORKER = """
import sys
from functools import partial
from pathlib import Path
from core.store.engine import open_store
from core.tasks.queue import ReadingQueue, open_huey
from core.tasks.reading import Work
from core.tasks.worker import step, _consumer, _now
from huey.consumer import Consumer
from tests.conftest import settings_in
from tests.tasks.conftest import FastReader

where = settings_in(Path(sys.argv[1]))
asked = open(sys.argv[2], "a", buffering=1)

class Fast(FastReader):
    def read_mail(self, mail):
        asked.write(mail.body.strip() + "\\n")
        return super().read_mail(mail)

reader = Fast()
work = Work(partial(open_store, where), lambda: reader, _now, lambda: None)
_consumer(Consumer, ReadingQueue(open_huey(where), partial(step, work))).run()
"""


def eventually(is_so):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def now():
    return datetime.now(UTC)


def test_a_thread_of_the_app_works_and_ends_with_it(ana, home):
    where = settings_in(home)
    handlers = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    bring(ana, 2)
    with worker_in_app(where, lambda: None):
        assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == handlers
        reading_queue(where).add(ana.user_id, ana.reading_runs.start(now()))
        assert eventually(lambda: ana.reading_runs.newest().state is RunState.DONE)
    newest = ana.reading_runs.newest()
    assert newest.read + newest.failed == 2
    bring(ana, 1, words="one more")
    reading_queue(where).add(ana.user_id, ana.reading_runs.start(now()))
    time.sleep(1.5)
    assert ana.reading_runs.newest().state is RunState.WAITING


def test_the_worker_of_its_own_says_why_it_cannot_start(home):
    (home / "secret.key").unlink()
    environment = {**os.environ, "REBOUND_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "core.tasks"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "The secret key is missing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.soak
def test_5000_messages_are_each_read_once_through_a_kill_a_stop_and_going_on(ana, home, tmp_path):
    total = 5_000
    day = now().date()
    mails = (Brought(f"No. {n}", "Hello", "j@x.org", day, f"<{n}@x>") for n in range(total))
    assert list(ana.inbox.bring(mails, now()))[-1].new == total
    log, queue = tmp_path / "asked", reading_queue(settings_in(home))
    queue.add(ana.user_id, ana.reading_runs.start(now()))

    with working(home, log) as process:
        assert eventually(lambda: ana.reading_runs.newest().read > total // 4)
        process.kill()
    killed_at = ana.reading_runs.newest()
    assert killed_at.state is RunState.READING
    assert killed_at.read < total

    queue.huey.storage.flush_queue()  # what the killed process had taken is gone
    queue.add(ana.user_id, ana.reading_runs.go_on(now() + timedelta(minutes=5)))
    with working(home, log):
        assert eventually(lambda: ana.reading_runs.newest().read > total // 2)
        ana.reading_runs.stop()
        stopped_at = ana.reading_runs.newest()
        time.sleep(1)
        assert ana.reading_runs.newest() == stopped_at
        assert stopped_at.state is RunState.STOPPED
        assert stopped_at.read < total
        queue.add(ana.user_id, ana.reading_runs.go_on(now()))
        assert eventually(lambda: ana.reading_runs.newest().state is RunState.DONE)

    with ana.open_session() as session:
        count = func.count(Reading.message_id)
        rows, messages = session.exec(
            select(count, func.count(Reading.message_id.distinct()))
        ).one()
    assert (rows, messages) == (total, total)
    asked = log.read_text().split("\n")[:-1]
    assert len(set(asked)) == total
    assert len(asked) <= total + 2  # the one in hand at the kill, and at the stop


class working:  # noqa: N801 - reads as the block it opens
    """A worker as a process of its own, with a reader that takes no time."""

    def __init__(self, home, log):
        self.command = [sys.executable, "-c", WORKER, str(home), str(log)]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, cwd=PROJECT)
        return self.process

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(20)
