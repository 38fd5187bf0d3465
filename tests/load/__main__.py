"""
`make load` and `make soak`: does the server stay quick, right and small with many readers?

What is printed is also written to tests/load/results.json, for comparison with other days.
"""

import argparse
import json
import logging
import os
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store import Store
from tests.browser.server import serving
from tests.load import soak, steady
from tests.load.clicks import clicks
from tests.load.town import load_town

RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    logging.disable(logging.WARNING)  # Streamlit warns of running without a browser
    parser = argparse.ArgumentParser(prog="make load")
    parser.add_argument("what", choices=("load", "soak"))
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--reruns", type=int, default=10_000)
    parser.add_argument("--incidents", type=int, default=100_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        incidents = load_town(Store(folder / "store"), folder / "files", asked.incidents)
        _say(f"{incidents:,} incidents")
        with serving(folder / "store", folder / "log") as server:
            if asked.what == "load":
                found: steady.Load | soak.Soak = steady.load(
                    server,
                    clicks(),
                    sessions=asked.sessions,
                    minutes=asked.minutes,
                    incidents=incidents,
                    say=_say,
                )
            else:
                found = soak.soak(server, clicks(), asked.reruns, _say)
    said = {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "cores": os.cpu_count(),
        "machine": platform.platform(terse=True),
        "holds": found.holds,
        **asdict(found),
    }
    print(json.dumps(said, indent=1, ensure_ascii=False))
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(kept | {asked.what: said}, indent=1), "utf-8")
    return 0 if found.holds else 1


def _say(line: str) -> None:
    print(f"{datetime.now():%H:%M:%S} {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
