"""An answer that arrives can be stopped while nothing comes, and says what went wrong."""

import threading
import time

import pytest

from core.errors import NoAnswer
from core.ui.coach_sources import as_answer, numbered
from core.ui.coach_stream import Arriving


def test_every_piece_arrives_in_its_order():
    arriving = Arriving(piece for piece in ("That ", "hurts."))
    assert "".join(arriving.pieces()) == "That hurts."


@pytest.mark.parametrize("fault", [NoAnswer("It was cut off."), ZeroDivisionError()])
def test_what_went_wrong_is_raised_where_it_is_read(fault):
    def broken():
        yield "That "
        raise fault

    pieces = Arriving(broken()).pieces()
    assert next(pieces) == "That "
    with pytest.raises(type(fault)):
        list(pieces)


def test_while_nothing_comes_there_is_still_something_to_draw():
    wait = threading.Event()

    def silent():
        wait.wait(5)
        yield "late"

    arriving = Arriving(silent())
    pieces = arriving.pieces()
    assert next(pieces) == ""
    wait.set()
    assert "".join(pieces) == "late"


def test_after_a_stop_nothing_more_is_asked_for_and_the_source_is_closed():
    closed, asked = threading.Event(), []

    def endless():
        try:
            while True:
                asked.append(1)
                time.sleep(0.01)
                yield "x"
        finally:
            closed.set()

    arriving = Arriving(endless())
    next(arriving.pieces())
    arriving.stop()
    assert closed.wait(2)
    count = len(asked)
    time.sleep(0.05)
    assert len(asked) == count


def test_nothing_of_an_answer_is_taken_for_markdown_and_records_become_numbers():
    words = "A ![x](http://evil.example/?q=1) here [debrief:3].\n- **one** [theme:a-b, debrief:3]"
    shown = as_answer(words)
    assert numbered(words) == {"debrief:3": 1, "theme:a-b": 2}
    assert r"\!\[x\]\(http\:\/\/evil\.example" in shown
    assert r":small[\[1\]]" in shown
    assert r":small[\[2, 1\]]" in shown
    assert "\n- \\*\\*one" in shown
