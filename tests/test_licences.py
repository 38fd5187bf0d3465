"""Nothing comes in under terms that nobody has read."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.conftest import ROOT
from tests.licences import CHOSEN, KNOWN, SAID, is_known, licence, lines, names

STATIC = (ROOT / "static" / "README.md").read_text("utf-8")
OF_OTHERS = ("leaflet", "leaflet-draw", "leaflet-sync", "fonts")  # folders below static/


def installed(name: str) -> bool:
    try:
        return bool(metadata(name))
    except PackageNotFoundError:
        return False


@pytest.mark.parametrize("name", [name for name in names() if installed(name)])
def test_every_package_has_a_licence_that_we_know(name: str) -> None:
    assert is_known(licence(name)), f"{name}: {licence(name)}"


def test_the_list_names_every_package_of_the_lock() -> None:
    said = list(lines())
    assert len(said) == len(names()) > 50
    assert not [line for line in said if line.endswith(("?", ": "))]


def test_a_licence_that_nobody_has_read_is_no_known_one() -> None:
    for said in ("GPL-3.0-only", "MIT AND GPL-2.0-only", "MIT OR GPL-2.0-only", "?", ""):
        assert not is_known(said)
    assert is_known("MIT AND Zlib")
    assert set(CHOSEN.values()) <= KNOWN


def test_what_we_say_of_a_package_it_does_not_say_itself() -> None:
    """Else it is time to take it from the list."""
    for name in SAID:
        about = metadata(name)
        assert "License-Expression" not in about
        assert "License" not in about


@pytest.mark.parametrize("folder", OF_OTHERS)
def test_what_others_wrote_and_we_ship_has_its_licence_beside_it(folder: str) -> None:
    [line] = [line for line in STATIC.splitlines() if line.startswith(f"| `{folder}/` ")]
    file = re.findall(rf"`({folder}/(?:LICENSE|OFL\.txt))`", line)
    assert len((ROOT / "static" / file[0]).read_text("utf-8")) > 500
    assert re.search(r"\b(BSD-2-Clause|MIT|OFL-1\.1)\b", line)
