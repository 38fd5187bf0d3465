"""What stands in deploy/ is true: the units are sound and closed, the settings are all there."""

import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from data.__main__ import _COMMANDS
from data.settings import read
from pages.served.start import unusable
from pages.served.stopping import PATIENCE_S
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
    told = set(re.findall(r"(?:-m data|sudo pilotkollen) ([a-z]+)", README + units))
    assert told >= {"backup", "verify", "list", "restore", "retention", "journal"}
    assert told <= set(_COMMANDS)


def test_the_command_asks_the_services_store_with_the_services_settings(
    sample_store: Path, tmp_path: Path
) -> None:
    """`sudo pilotkollen`, but for who runs it; from a folder that has a `data` of its own."""
    settings, environment = tmp_path / "settings.toml", tmp_path / "environment"
    settings.write_text("[privacy]\nretention_months = 12\n")
    environment.write_text(f"# ours\nPILOTKOLLEN_STORE={sample_store}\nPILOTKOLLEN_CONTACT=Ada B\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "__init__.py").write_text("raise SystemExit('another')")
    ours = {
        "runuser -u pilotkollen -- /opt/pilotkollen/.venv/bin/python": sys.executable,
        "/opt/pilotkollen": str(ROOT),
        "/etc/pilotkollen/settings.toml": str(settings),
        "/etc/pilotkollen/environment": str(environment),
    }
    command = (DEPLOY / "pilotkollen").read_text("utf-8")
    for theirs, here in ours.items():
        assert theirs in command
        command = command.replace(theirs, here)
    for words in ("list", "retention"):
        asked = ["sh", "-c", command, "pilotkollen", words]
        ran = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout


def test_what_is_put_in_place_by_hand_is_put_in_place_again_at_an_upgrade() -> None:
    of = {name: said for name, _, said in (part.partition("\n") for part in README.split("\n## "))}
    first = [
        line.partition("  #")[0].strip() for line in of["With systemd, on Debian"].splitlines()
    ]
    placed = [
        line for line in first if re.search(r"compileall|install -m 0\d+ deploy/pilotk", line)
    ]
    assert len(placed) == 3
    assert [line for line in placed if line not in of["Upgrade"]] == []


def test_a_nightly_backup_is_of_the_store_that_the_service_has() -> None:
    lines = [set(unit.read_text("utf-8").splitlines()) for unit in UNITS]
    assert len(lines) == 2
    both = lines[0] & lines[1]
    assert {line for line in both if "PILOTKOLLEN_STORE=" in line}
    assert {line for line in both if line.startswith("EnvironmentFile=")}


def test_the_files_that_show_how_are_usable_and_name_one_host() -> None:
    read(DEPLOY / "settings.toml")
    secrets = DEPLOY / "secrets.toml"
    assert unusable([str(secrets)]) == []
    back = tomllib.loads(secrets.read_text("utf-8"))["auth"]["redirect_uri"]
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert set(re.findall(r"server_name (\S+);", nginx)) == {urlsplit(back).netloc}


def test_whoever_stops_it_waits_until_a_load_is_taken_back() -> None:
    unit = (DEPLOY / "pilotkollen.service").read_text("utf-8")
    for found in (r"TimeoutStopSec=(\d+)", r"--stop-timeout (\d+)"):
        (seconds,) = re.findall(found, unit + README)
        assert int(seconds) >= 2 * PATIENCE_S


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
    assert re.search(r"^USER (\d{4,}):\1$", said, re.MULTILINE)
    assert "/health" in said
    (build,) = re.findall(r"podman build (.*)", README)
    assert "--format docker" in build  # else podman leaves HEALTHCHECK out
    assert "STOPSIGNAL SIGTERM" in said
