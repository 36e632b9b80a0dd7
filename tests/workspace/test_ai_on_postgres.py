"""The month's limits and the log on a real PostgreSQL, behind its own wall."""

import pytest

from core.ai.types import Leaving, Usage
from core.errors import NoAnswer
from core.settings import AiSettings
from core.vocabulary import CallState, Purpose
from tests.conftest import workspace_of
from tests.store.test_postgres import postgres, server  # noqa: F401 - its fixtures

pytestmark = pytest.mark.postgres


def test_calls_are_counted_for_everyone_and_seen_by_their_owner_only(postgres, noon):  # noqa: F811
    ana, ben = workspace_of(postgres, "Ana"), workspace_of(postgres, "Ben")
    house = AiSettings("k", "https://x.example", "m", "", monthly_tokens=150, monthly_cents=100)
    leaving = Leaving(Purpose.MAIL, "claude-sonnet-5-5", "mail-1.1", 100, 0, 1)
    ana.ai.keep_key("sk-canary", noon)
    ledger = ana.ai.ledger(house, lambda: noon, own=False)
    ledger.settle(ledger.open(leaving), CallState.ANSWERED, Usage(90), 1)
    with pytest.raises(NoAnswer, match="shared limit"):
        ben.ai.ledger(house, lambda: noon, own=False).open(leaving)
    assert (len(ana.ai.log(9)), ben.ai.log(9)) == (1, [])
    assert (ana.ai.own_key(), ben.ai.own_key()) == ("sk-canary", None)
    with postgres.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM aichoice").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM aicall").scalar() == 0
