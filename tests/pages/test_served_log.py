"""The log as JSON: complete for whoever mends, and silent about people and files."""

import json
import logging
import subprocess
import sys
from typing import Any

import pytest

from data.problems import Damage, Fault, FileError, Harm, Rule, StoreError, summary
from pages.served import log
from tests.conftest import ROOT

PLANTED = ("Anna Andersson", "19850101-1234", "Storgatan 7", "anna@kommun.se")


def line(record: logging.LogRecord) -> dict[str, Any]:
    said = log.Lines().format(record)
    assert "\n" not in said
    loaded: dict[str, Any] = json.loads(said)
    return loaded


def record(
    name: str, said: object, *slots: object, error: BaseException | None = None
) -> logging.LogRecord:
    whole = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, __file__, 7, said, slots, whole)


def failed() -> Exception:
    """An error of a library that quotes what it could not read, and what it came of."""
    try:
        try:
            float(PLANTED[0])
        except ValueError as error:
            raise KeyError(PLANTED[1], PLANTED[2]) from error
    except KeyError as error:
        return error
    raise AssertionError


def test_an_error_is_told_by_its_kind_and_its_way_through_the_code() -> None:
    outer, inner = line(record("streamlit", "Uncaught", error=failed()))["errors"]
    assert (outer["kind"], inner["kind"]) == ("KeyError", "ValueError")
    assert outer["way"][-1].startswith("tests/pages/test_served_log.py:")
    assert outer["way"][-1].endswith(" failed")


def test_no_planted_name_gets_through_whoever_says_it() -> None:
    records = [
        record("streamlit.error_util", "Uncaught app execution", error=failed()),
        record("pandas", f"cannot read {PLANTED[0]}"),
        record("uvicorn.error", "%s asked for %s", PLANTED[3], f"/?areas={PLANTED[2]}"),
        record("py.warnings", "%s", f"column {PLANTED[1]}"),
        record("urllib3", {"address": PLANTED[2]}),
        record("pages.x", "run failed", error=OSError(28, "No space left", f"/x/{PLANTED[0]}.csv")),
    ]
    said = "\n".join(log.Lines().format(each) for each in records)
    assert not [name for name in PLANTED if name in said]
    assert "No space left on device" in said  # what helps and tells nothing


def test_what_a_person_can_mend_is_told_by_its_rules_and_not_its_cells() -> None:
    faults = [Fault(Rule.UNREADABLE_DATES, PLANTED[2], PLANTED[0]), Fault(Rule.NO_CRS)]
    assert summary(FileError(f"{PLANTED[0]}.csv", faults)) == "FileError unreadable_dates no_crs"
    damages = [Damage(Harm.CHANGED_FILE, PLANTED[0])] * 2
    assert summary(StoreError(damages)) == "StoreError changed_file"


def test_a_setting_that_is_neither_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(log.SETTING, "xml")
    with pytest.raises(SystemExit, match="xml: ska vara json eller tomt"):
        log.keep_log()


SPEAKING = f"""
import logging, threading, warnings
from pages.served import log
log.keep_log()
import streamlit.logger
logging.getLogger("pages.x").info("run: karta")
streamlit.logger.get_logger("streamlit.late").warning("late %s", {PLANTED[0]!r})
warnings.warn({PLANTED[1]!r})
def fail(): raise ValueError({PLANTED[2]!r})
thread = threading.Thread(target=fail); thread.start(); thread.join()
fail()
"""


def test_all_that_a_process_says_is_a_line_of_json_however_it_ends() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SPEAKING],
        cwd=ROOT,
        env={"PILOTKOLLEN_LOG": "json", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [json.loads(each) for each in ran.stderr.splitlines()]
    assert [one["said"] for one in lines] == [
        "run: karta",
        "late %s",
        "",
        "a thread ended by an error",
        "ended by an error",
    ]
    assert not [name for name in PLANTED if name in ran.stderr]
    assert ran.returncode == 1
