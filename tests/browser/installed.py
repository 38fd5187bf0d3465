"""
The browser of the browser tests: an installed Chrome, Chromium or Edge. And nginx, before it.

`python -m tests.browser.installed` sees to it that there is a browser, or says what to install.
Without nginx the tests behind it are skipped, with their reason.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
CHOICE = "PILOTKOLLEN_BROWSER"
ADVICE = f"""\
The browser tests need an installed browser. Install one of these and run the command again:
  Debian            sudo apt-get install chromium
  Ubuntu            sudo snap install chromium
  macOS, Windows    Google Chrome or Microsoft Edge
One that lies elsewhere: {CHOICE}=/its/path make test"""


def find() -> str | None:
    """Path of the browser to use; None where no browser is installed."""
    found = [os.environ.get(CHOICE), *map(shutil.which, NAMES)]
    found += [place for place in PLACES if Path(place).exists()]
    return next(filter(None, found), None)


def find_nginx() -> str | None:
    """Path of nginx; None where it is not installed. Debian's is in no user's path."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def install(packages: Sequence[str]) -> None:
    """Debian's, where we may install without asking for a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = [apt] if root else ["sudo", "-n", apt]
    if not root and (not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"]).returncode):
        return
    subprocess.run([*command, "update", "--quiet"])
    subprocess.run([*command, "install", "--yes", "--quiet", *packages])


if __name__ == "__main__":
    browser = [] if find() else ["chromium", "fonts-liberation"]
    nginx = [] if find_nginx() else ["nginx-light"]
    if packages := browser + nginx:
        install(packages)
    sys.exit(None if find() else ADVICE)
