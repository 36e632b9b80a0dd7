"""What a Chrome makes of a report, and what it leaves behind: nothing."""

import os
import tempfile
import time
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from core.charts import printing
from core.charts.printing import as_pdf, chrome, drawings
from core.charts.report import ReportFigure, first_rows, report_page
from core.charts.style import figure
from core.errors import AppError
from tests.charts.test_report import TWO, Section, a_report

needs_chrome = pytest.mark.skipif(chrome() is None, reason="no Chrome on the path")


def a_line(words):
    return figure(words, "", [go.Scatter(x=[1, 2], y=[1, 3])], dark=False)


@pytest.fixture
def temporary(monkeypatch):
    """Where temporary folders go in this test; its path is short, as it is on a server."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def pretend(folder, script, monkeypatch):
    """A Chrome that does what this shell script says."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@needs_chrome
def test_several_figures_are_drawn_at_one_start_in_order_and_alike_each_time():
    first, second = drawings([a_line("Answers"), a_line("Mood")])
    assert first.startswith("<svg")
    assert "Answers" in first
    assert "Mood" in second
    assert drawings([a_line("Answers"), a_line("Mood")]) == [first, second]


def test_without_a_chrome_nothing_is_drawn_and_nothing_printed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert drawings([a_line("Answers")]) == []
    with pytest.raises(AppError, match="choose Print"):
        as_pdf("<p>Mood</p>")


@needs_chrome
def test_words_that_look_like_the_end_of_a_script_are_only_words():
    hostile = "</script><script>document.body.textContent = 1</script>"
    (drawn,) = drawings([a_line(hostile)])
    assert drawn.startswith("<svg")
    assert "<script" not in drawn


@pytest.mark.parametrize("script", ["exit 1", "echo '<body>Plotly</body>'", "sleep 60 & sleep 60"])
def test_a_chrome_that_cannot_draw_leaves_the_words_alone(temporary, monkeypatch, tmp_path, script):
    pretend(tmp_path, script, monkeypatch)
    monkeypatch.setattr(printing, "PATIENCE", 1.0)
    assert drawings([a_line("Answers")]) == []
    assert list(temporary.iterdir()) == []


def test_no_figure_needs_no_chrome(monkeypatch):
    monkeypatch.setattr(printing, "_run", lambda *_: pytest.fail("was started"))
    assert drawings([]) == []


@needs_chrome
def test_a_pdf_is_tagged_and_keeps_alt_texts_title_language_and_headings():
    alt = "A rising line."
    one = ReportFigure(lambda dark: a_line("Mood"), alt, first_rows(pd.DataFrame({"a": [1]})))
    page = report_page(a_report(Section("Answers", figures=(one,))), drawings([a_line("Mood")]))
    printed = as_pdf(page)
    assert printed.startswith(b"%PDF")
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"/Outlines", b"/H1", b"/H2", b"/TH"):
        assert mark in printed
    assert f"/Alt ({alt})".encode() in printed


@needs_chrome
def test_nothing_of_a_report_stays_on_the_disk(temporary):
    as_pdf(report_page(TWO, []))
    assert list(temporary.iterdir()) == []


@needs_chrome
def test_a_temporary_folder_with_a_long_path_prints_too(temporary, monkeypatch):
    deep = temporary / ("long" * 25)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    assert as_pdf("<p>Mood</p>").startswith(b"%PDF")
    assert list(deep.iterdir()) == []


def test_a_report_lies_where_only_this_account_looks_and_away_from_our_secrets(
    temporary, tmp_path, monkeypatch
):
    monkeypatch.setenv("REBOUND_SECRET_KEY", "hidden")
    told = tmp_path
    look = f'ls -ld "$HOME" > {told}/mode; env > {told}/env; echo "$@" > {told}/flags'
    pretend(told, f'{look}; printf "%%PDF" > "$HOME/report.pdf"', monkeypatch)
    assert as_pdf("<p>Mood</p>") == b"%PDF"
    assert (told / "mode").read_text().startswith("drwx------")
    assert "hidden" not in (told / "env").read_text()
    flags = (told / "flags").read_text()
    assert "MAP * ~NOTFOUND" in flags
    assert ("--no-sandbox" in flags) == (os.geteuid() == 0)


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "sleep 60 & sleep 60"])
def test_a_chrome_that_fails_or_hangs_is_a_kind_sentence_and_leaves_nothing(
    temporary, tmp_path, monkeypatch, script
):
    pretend(tmp_path, f"echo $$ > {tmp_path}/pid; {script}", monkeypatch)
    monkeypatch.setattr(printing, "PATIENCE", 1.0)
    begun = time.monotonic()
    with pytest.raises(AppError, match="did not work this time"):
        as_pdf("<p>Mood</p>")
    assert time.monotonic() - begun < 10
    assert list(temporary.iterdir()) == []
    group = int((tmp_path / "pid").read_text())
    while _alive(group) and time.monotonic() - begun < 10:
        time.sleep(0.05)
    assert not _alive(group)


def _alive(group):
    """Whether any process of a group is left that is more than a name in a table."""
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, process_group = one.read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(process_group) == group and state != "Z":
            return True
    return False
