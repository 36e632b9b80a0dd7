"""Logs hold no word that a person typed."""

import json
import subprocess
import sys

import pytest

CANARY = "the quick canary sang of Tuesday"
SCRIPT = f"""
import logging
from core.logs import set_up_logs
set_up_logs("INFO")
from streamlit.logger import get_logger
for logger in (logging.getLogger("rebound"), get_logger("streamlit.made.later")):
    try:
        int({CANARY!r})
    except ValueError:
        logger.exception("A page failed")
"""


@pytest.fixture(scope="module")
def lines():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    return done.stderr + done.stdout


def test_the_message_of_an_exception_reaches_no_log_whoever_writes_it(lines):
    assert lines.count("A page failed") == 2
    assert lines.count("ValueError") == 2
    assert CANARY not in lines


def test_a_log_line_is_one_json_object(lines):
    first = json.loads(next(line for line in lines.splitlines() if line.startswith("{")))
    assert first["name"] == "rebound"
    assert first["levelname"] == "ERROR"
    assert "<string>" in first["exc_info"]


@pytest.mark.parametrize(("asked", "warned"), [("chatty", 1), ("debug", 0)])
def test_a_level_of_no_such_name_is_said_and_stops_nothing(asked, warned):
    script = f"from core.logs import set_up_logs; set_up_logs({asked!r})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr.count("REBOUND_LOG_LEVEL") == warned
