"""Finds a Chromium for the browser tests. As a module: installs one where the machine allows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APP = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
DEBIAN = ("apt-get", "install", "-y", "--no-install-recommends", "chromium")


def find_browser() -> str | None:
    """Path of a Chromium or Chrome: CHROME_PATH, else on PATH, else the macOS app; None without."""
    chosen = os.environ.get("CHROME_PATH")
    if chosen:
        return shutil.which(chosen)
    on_path = (shutil.which(name) for name in NAMES)
    found = next((path for path in on_path if path), None)
    return found or (str(MAC_APP) if MAC_APP.exists() else None)


def is_required() -> bool:
    """Whether a missing browser fails the run, as it does in CI."""
    return os.environ.get("REBOUND_REQUIRE_BROWSER") == "1"


def how_to_install() -> str:
    """The one line that installs a browser on this machine."""
    if sys.platform == "darwin":
        return "brew install --cask google-chrome"
    if shutil.which("apt-get"):
        return f"sudo {' '.join(DEBIAN)}"
    return "Install Chromium or Chrome, or set CHROME_PATH to one."


def why_skipped() -> str:
    """What a skipped browser test says."""
    return f"No Chromium was found, so no browser test can run. To install one: {how_to_install()}"


def install() -> None:
    """Install Chromium on a Debian where this process is root; elsewhere do nothing."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(("apt-get", "update", "-qq"), env=environment, check=False)
        subprocess.run(DEBIAN, env=environment, check=False)


def main() -> int:
    """0 when there is a browser, or when the tests may go on without one."""
    if find_browser() is None:
        install()
    if find_browser() is not None:
        return 0
    print(why_skipped(), file=sys.stderr)
    return 1 if is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
