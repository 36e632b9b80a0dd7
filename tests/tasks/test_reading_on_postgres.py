"""The same on a real PostgreSQL, with the queue in its tables."""

from functools import partial

import pytest

from core.tasks.queue import ReadingQueue, is_postgres, open_huey
from core.tasks.reading import SLICE, Work
from core.tasks.worker import step
from core.vocabulary import RunState
from tests.conftest import settings_in, workspace_of
from tests.store.test_postgres import postgres, server  # noqa: F401 - its fixtures
from tests.tasks.conftest import bring, work_off

pytestmark = pytest.mark.postgres


def test_a_reading_is_queued_done_and_recorded(postgres, tmp_path, fast, clock):  # noqa: F811
    ana, ben = workspace_of(postgres, "Ana"), workspace_of(postgres, "Ben")
    where = settings_in(tmp_path, postgres.url.render_as_string(hide_password=False))
    assert is_postgres(where)
    work = Work(lambda: postgres, lambda: fast, clock, lambda: None)
    queue = ReadingQueue(open_huey(where), partial(step, work))
    ids = bring(ana, SLICE + 1)
    queue.add(ana.user_id, ana.reading_runs.start(clock()))
    assert ana.reading_runs.start(clock()) is None
    assert work_off(queue) == 2
    newest = ana.reading_runs.newest()
    assert (newest.state, newest.read) == (RunState.DONE, len(ids))
    assert ben.reading_runs.newest() is None
    with postgres.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM readingrun").scalar() == 0
