"""`python -m tests.bench`: measured figures, one JSON line each. Slow is no failure; wrong is."""

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import figures
from tests.browser.server import RunningApp, running_app
from tests.browser.visitor import FLAGS
from tests.find_browser import find_browser, why_skipped


def say(figure: figures.Figure) -> None:
    """One line, at once."""
    print(json.dumps(figure), flush=True)


def measure(home: Path) -> None:
    """Everything, on fresh servers."""
    say(figures.start_to_healthy(home))
    empty_page = running_app(home / "empty", figures.EMPTY_PAGE)
    with running_app(home / "app") as app, empty_page as empty:
        people = {rows: figures.person_with(app, rows) for rows in figures.SIZES}
        for rows, person in people.items():
            for figure in figures.reruns(app, empty, person, rows):
                say(figure)
            say(figures.memory_per_session(app, person, rows))
        for figure in figures.growth(app, *(figures.person_with(app, n) for n in figures.GROWN)):
            say(figure)
        measure_in_browser(app, people[figures.SIZES[0]])


def measure_in_browser(app: RunningApp, person: figures.Workspace) -> None:
    """What only a browser can tell; left out, and said so, where there is none."""
    chromium = find_browser()
    if chromium is None:
        print(why_skipped(), file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for figure in figures.first_content(browser, app, person):
            say(figure)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
