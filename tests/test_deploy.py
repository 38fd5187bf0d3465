"""What stands in deploy/ is true: the units are sound and closed, the settings are all there."""

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from data.__main__ import _COMMANDS
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
README = (DEPLOY / "README.md").read_text("utf-8")
OF_TESTS = {"PILOTKOLLEN_SHARED_DATA", "PILOTKOLLEN_TOUR"}
MOST_EXPOSED = 30  # tenths: systemd calls what is below 50 fairly safe


def analyzed(*arguments: str) -> str:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    command = ["systemd-analyze", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with the paths of this machine, so that what they start is there."""
    for file in [*UNITS, *DEPLOY.glob("*.timer")]:
        said = file.read_text("utf-8")
        said = said.replace("/opt/pilotkollen/.venv/bin/python", sys.executable)
        said = said.replace("/opt/pilotkollen/deploy/README.md", str(DEPLOY / "README.md"))
        (tmp_path / file.name).write_text(said)
    return tmp_path


def test_systemd_understands_every_line_of_the_units(units: Path) -> None:
    found = analyzed("verify", "--man=no", *(str(file) for file in sorted(units.iterdir())))
    assert "pilotkollen" not in found, found


@pytest.mark.parametrize("unit", UNITS, ids=lambda file: file.name)
def test_the_units_are_closed(unit: Path, units: Path) -> None:
    limits = ("--offline=true", f"--threshold={MOST_EXPOSED}")
    analyzed("security", "--no-pager", *limits, str(units / unit.name))


def test_every_setting_that_the_program_reads_is_explained() -> None:
    rooms = [path for name in ("analysis", "data", "pages") for path in (ROOT / name).rglob("*.py")]
    read = {
        name
        for file in [*rooms, ROOT / "serve.py", ROOT / "dashboard.py"]
        for name in re.findall(r"PILOTKOLLEN_[A-Z]+(?:_[A-Z]+)*", file.read_text("utf-8"))
    }
    assert read - OF_TESTS <= set(re.findall(r"PILOTKOLLEN_[A-Z]+(?:_[A-Z]+)*", README))


def test_every_command_that_it_tells_to_type_is_there() -> None:
    units = "".join(file.read_text("utf-8") for file in UNITS)
    told = set(re.findall(r"-m data ([a-z]+)", README + units))
    assert told >= {"backup", "verify", "list"}
    assert told <= set(_COMMANDS)


def test_a_container_gets_the_program_and_nothing_of_whoever_builds_it() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    given = {line[1:] for line in lines if line.startswith("!")}
    kept_out = {line for line in lines if line and line[0] not in "#!"}
    for name in ("dashboard.py", "serve.py", "analysis", "data", "pages", "static"):
        assert name in given
    assert "*" in kept_out
    assert {"data/local", "static/basemap"} <= kept_out
    assert not [name for name in given if fnmatch(".streamlit/secrets.toml", f"{name}*")]
    assert not given & {"tests", ".git", ".venv", ".streamlit"}
    for name in given:
        assert (ROOT / name).exists(), name


def test_the_container_runs_as_nobody_special_and_is_asked_for_its_health() -> None:
    said = (DEPLOY / "Containerfile").read_text("utf-8")
    assert re.search(r"^USER \d{4,}$", said, re.MULTILINE)
    assert "/health" in said
    assert "STOPSIGNAL SIGTERM" in said
