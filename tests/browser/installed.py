"""
The browser of the browser tests: an installed Chrome, Chromium or Edge.

`python -m tests.browser.installed` sees to it that there is one, or says what to install.
"""

import os
import shutil
import subprocess
import sys
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


def install() -> None:
    """Debian's Chromium, where we may install without asking for a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = [apt] if root else ["sudo", "-n", apt]
    if not root and (not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"]).returncode):
        return
    subprocess.run([*command, "update", "--quiet"])
    subprocess.run([*command, "install", "--yes", "--quiet", "chromium", "fonts-liberation"])


if __name__ == "__main__":
    if find() is None:
        install()
    sys.exit(None if find() else ADVICE)
