"""What the one who runs it has decided is read once, and what is wrong with it is all said."""

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from data.roles import Role
from data.settings import SETTING, Access, Privacy, Settings, read, settings
from tests.conftest import ROOT

WHOLE = """
[access]
role_claim = "groups"
person_claim = "preferred_username"
administrators = ["Ada@Norrby.example "]
analysts = ["bo@norrby.example", "ada@norrby.example"]
readers = ["cecilia@norrby.example"]
idle_minutes = 15

[access.roles]
pilot-readers = "reader"
"Pilot: admin" = "administrator"

[privacy]
controller = "Norrby kommun"
purpose = "Utvärdera försöket"
legal_ground = "Artikel 6.1 e"
retention_months = 36
contact = "dataskydd@norrby.example"
data_protection_officer = "Didrik"
"""


def written(folder: Path, content: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(content, "utf-8")
    return file


def faults(folder: Path, content: str) -> list[str]:
    with pytest.raises(SystemExit) as raised:
        read(written(folder, content))
    first, *rest = str(raised.value).splitlines()
    assert "settings.toml" in first
    return rest


def test_without_a_file_everything_is_as_on_a_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert settings() == Settings(access=Access(), privacy=Privacy())
    assert not settings().access.roles
    assert not settings().access.named


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(written(tmp_path, WHOLE)))
    assert settings().privacy.retention_months == 36


def test_every_setting_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, WHOLE))
    assert found.access == Access(
        role_claim="groups",
        person_claim="preferred_username",
        roles={"pilot-readers": Role.READER, "Pilot: admin": Role.ADMINISTRATOR},
        named={
            "ada@norrby.example": Role.ADMINISTRATOR,
            "bo@norrby.example": Role.ANALYST,
            "cecilia@norrby.example": Role.READER,
        },
        idle_minutes=15,
    )
    assert found.privacy == Privacy(
        controller="Norrby kommun",
        purpose="Utvärdera försöket",
        legal_ground="Artikel 6.1 e",
        retention_months=36,
        contact="dataskydd@norrby.example",
        data_protection_officer="Didrik",
    )


def test_who_stands_in_two_lists_has_the_greater_role_whatever_their_order(tmp_path: Path) -> None:
    found = read(written(tmp_path, '[access]\nadministrators=["a@b"]\nreaders=["A@B"]')).access
    assert found.named == {"a@b": Role.ADMINISTRATOR}


def test_every_fault_is_said_at_once_in_both_languages(tmp_path: Path) -> None:
    said = faults(
        tmp_path,
        """
        colour = "red"
        [access]
        role_claim = 7
        reader = ["a"]
        analysts = "a@b"
        idle_minutes = 0
        [access.roles]
        boss = "owner"
        chief = "reader"
        [privacy]
        retention_months = "36"
        contact = ["a"]
        """,
    )
    for part in (
        "colour: okänd inställning",
        "access.role_claim: ska vara text. It must be text.",
        "access.reader: okänd inställning. There is no such setting.",
        "access.analysts: ska vara en lista av text",
        "access.idle_minutes = 0: ska vara ett heltal, 1 till 1440",
        "access.roles.boss = owner: ska vara reader, analyst eller administrator",
        "access.roles: säg också access.role_claim",
        "privacy.retention_months = 36: ska vara ett heltal",
        "privacy.contact: ska vara text",
    ):
        assert [line for line in said if line.startswith(part)], part
    assert len(said) == 9


@pytest.mark.parametrize("content", ["access = 3", "[access]\nroles = 3"])
def test_a_value_where_a_section_belongs_is_a_fault(content: str, tmp_path: Path) -> None:
    assert "ska vara ett avsnitt" in faults(tmp_path, content)[0]


@pytest.mark.parametrize("value", ["true", "30.0", "-1", "1441"])
def test_minutes_are_a_whole_number_of_at_most_a_day(value: str, tmp_path: Path) -> None:
    (said,) = faults(tmp_path, f"[access]\nidle_minutes = {value}")
    assert "1 till 1440" in said


def test_a_file_that_is_gone_or_no_toml_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="kan inte läsas"):
        read(tmp_path / "gone.toml")
    with pytest.raises(SystemExit, match="cannot be read"):
        read(written(tmp_path, "a = "))
    (tmp_path / "settings.toml").write_bytes(b'a = "\xff"')
    with pytest.raises(SystemExit, match="cannot be read"):
        read(tmp_path / "settings.toml")


def test_the_start_ends_with_an_error_and_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from data.settings import settings; settings()"],
        cwd=ROOT,
        env=os.environ | {SETTING: str(tmp_path / "gone.toml"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "gone.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_example_has_every_setting_of_its_sections(tmp_path: Path) -> None:
    example = ROOT / "deploy" / "settings.toml"
    assert read(example).access.roles["pilot-readers"] is Role.READER
    shown = set(re.findall(r"^(?:# )?(\w+) = ", example.read_text("utf-8"), re.MULTILINE))
    named = {"administrators", "analysts", "readers"}
    wanted = {each.name for section in (Access, Privacy) for each in fields(section)}
    assert (wanted - {"roles", "named"}) | named <= shown
