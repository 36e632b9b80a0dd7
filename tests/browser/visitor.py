"""What a visitor does in a browser, and what a browser must never say."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

from tests.conftest import PASSWORD

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).with_name("axe.min.js")
PHONE = {"width": 390, "height": 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A deep link asks below its own path first; Streamlit's client then finds the right address.
KNOWN_404 = re.compile(r"/\w+/_stcore/(health|host-config)$")

IS_IDLE = """quiet => {
  const app = document.querySelector('[data-testid=stApp]')
  const state = app && app.getAttribute('data-test-script-state')
  const now = performance.now()
  const drawing = document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
  if (state !== 'notRunning' || drawing) { window.idleSince = undefined; return false }
  window.idleSince ??= now
  return now - window.idleSince >= quiet
}"""


def idle(page: Page, quiet_ms: int = 250) -> None:
    """Wait until the script has not run, and nothing was still being drawn, for a moment."""
    page.evaluate("window.idleSince = undefined")
    page.wait_for_function(IS_IDLE, arg=quiet_ms)


def go(page: Page, address: str) -> None:
    """Open an address and wait until its script has run."""
    page.goto(address)
    idle(page)


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Fill in the form and send it."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    idle(page)


def sign_up(page: Page, name: str, email: str, password: str = PASSWORD) -> None:
    """Fill in the form of a new account and send it."""
    page.get_by_label("What should we call you?").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Choose a password", exact=True).fill(password)
    page.get_by_label("The same password again", exact=True).fill(password)
    page.get_by_role("button", name="Create account").click()
    idle(page)


def sign_in_form(page: Page) -> Locator:
    """The button that only the sign-in form has."""
    return page.get_by_role("button", name="Sign in", exact=True)


def choose_page(page: Page, section: str, title: str) -> None:
    """Open a page through the menu at the top."""
    page.get_by_role("navigation").get_by_role("button", name=section, exact=True).click()
    page.get_by_role("menuitem", name=title, exact=True).click()
    idle(page)


def move_scale(page: Page, label: str, steps: int) -> None:
    """Move one scale of a check-in with the arrow keys; a negative number goes left."""
    scale = page.get_by_role("slider", name=label)
    scale.focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    idle(page, 500)  # Streamlit waits a moment before it sends the last value


def check_in(page: Page, mood: int, energy: int, note: str = "") -> None:
    """Fill in a check-in, relative to the middle of both scales, and save it."""
    move_scale(page, "Mood, from unpleasant to pleasant", mood)
    move_scale(page, "Energy, from low to high", energy)
    if note:
        page.get_by_label("A note").fill(note)
        page.keyboard.press("Tab")
        idle(page)
    page.get_by_role("button", name="Save check-in").click()
    idle(page)


def choose_tab(page: Page, name: str) -> None:
    """Choose the tab, once the page has come to rest, and see it chosen."""
    idle(page)
    tab = page.get_by_role("tab", name=name)
    tab.click()
    idle(page)
    expect(tab).to_have_attribute("aria-selected", "true")


def press(page: Page, name: str) -> None:
    """Press the button that is called so."""
    page.get_by_role("button", name=name, exact=True).click()
    idle(page)


def assert_sound(page: Page) -> None:
    """No barrier and nothing to the side: in light as wide as it is, in dark on a phone."""
    wide = page.viewport_size
    for scheme, size in (("light", wide), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        idle(page)
        assert wcag_violations(page) == []
        assert sideways_pixels(page) == 0
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(wide)
    idle(page)


def sideways_pixels(page: Page) -> int:
    """How far the page can be scrolled to the side."""
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return max(0, width[0] - width[1])


def wcag_violations(page: Page) -> list[str]:
    """What axe-core finds: one line for each element, with the rule and a summary."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: "
        "['violations']}).then(result => result.violations)",
        WCAG,
    )
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: "
        f"{' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]


def eventually(is_so: Callable[[], bool], page: Page) -> bool:
    """Whether something becomes true within five seconds."""
    for _ in range(50):
        if is_so():
            return True
        page.wait_for_timeout(100)
    return False


def expect_heading(page: Page, words: str) -> None:
    """Wait for the page whose first heading says this."""
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


class Complaints:
    """Everything that a browser complains about while someone visits, and every stranger asked."""

    def __init__(self, page: Page, url: str) -> None:
        self.heard: list[str] = []
        self._url = url
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("websocket", lambda socket: self._address(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not KNOWN_404.search(where):
            self.heard.append(f"console: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _address(self, address: str) -> None:
        ours = (self._url, self._url.replace("http", "ws", 1), "data:", f"blob:{self._url}")
        if not address.startswith(ours):
            self.heard.append(f"asked another host: {address}")
