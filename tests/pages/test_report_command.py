"""`python -m pages.report`, as a scheduler calls it: exit codes, no prompt, quiet."""

import os
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest

from data import reports
from data.store import Store
from pages.shared.figures import Address
from tests.conftest import ROOT

HEADLINE = "effekt?pilot=stallbacka#effekt-huvudutfall"
TABLE = "effekt?pilot=stallbacka#effekt-samma-manader"
COUNCIL = "pilotkollen-tjansteskrivelse-1.pdf"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def call(store: Store, folder: Path, *arguments: str, **settings: str) -> Ran:
    env = {**os.environ, "PILOTKOLLEN_STORE": str(store.folder), "LANG": "sv_SE.UTF-8", **settings}
    done = subprocess.run(
        [sys.executable, "-m", "pages.report", "--folder", str(folder), *arguments],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def words(file: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)


@pytest.fixture
def store(own_sample: Store) -> Store:
    for address in (HEADLINE, TABLE):
        reports.change(own_sample, "1", reports.with_figure(address))
    reports.change(own_sample, "1", reports.said(HEADLINE, comment="", meeting="Mät mer."))
    return own_sample


def test_a_report_becomes_a_file_and_nothing_is_said(store: Store, tmp_path: Path) -> None:
    ran = call(store, tmp_path)
    assert ran == Ran(0, "", "")
    said = words(tmp_path / COUNCIL)
    assert "Stallbacka" in said
    assert "Mät mer." in said
    again = call(store, tmp_path)
    assert (again.code, again.out) == (1, "")
    assert COUNCIL in again.err
    assert call(store, tmp_path, "--overwrite").code == 0


def test_one_figure_is_made_again_by_its_id_and_by_its_address(
    store: Store, tmp_path: Path
) -> None:
    known = Address.read(HEADLINE).id
    listed = call(store, tmp_path, "--list").out
    assert listed.splitlines()[0].split() == [known, "1", HEADLINE]
    for wanted in (known, HEADLINE):
        ran = call(store, tmp_path / "en", "--figure", wanted, "--language", "en", "--overwrite")
        assert ran == Ran(0, "", "")
    said = words(tmp_path / "en" / f"pilotkollen-council-paper-{known}.pdf")
    assert "Results" in said
    assert known in said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--figure", "effekt#no-such-figure"), 1),
        (("--figure", "nothing at all"), 1),
        (("--report", "7"), 1),
        (("--report", "../current"), 1),
        (("--format", "exe"), 2),
        (("--figure", "a", "--report", "1"), 2),
    ],
)
def test_what_cannot_be_done_says_why_in_a_line(
    store: Store, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    ran = call(store, tmp_path, *arguments)
    assert ran.code == code
    assert ran.out == ""
    assert bool(ran.err) == bool(code)
    assert "Traceback" not in ran.err


def test_without_a_browser_documents_have_tables_and_text_and_it_says_so(
    store: Store, tmp_path: Path
) -> None:
    ran = call(
        store, tmp_path, "--format", "everything", PILOTKOLLEN_BROWSER=str(tmp_path / "none")
    )
    assert ran.code == 1
    assert ran.err.startswith("Utan bilder:")
    with ZipFile(tmp_path / "pilotkollen-rapport-1.zip") as archive:
        names = archive.namelist()
        said = "\n".join(
            page.extract_text() for page in pypdf.PdfReader(BytesIO(archive.read(COUNCIL))).pages
        )
    assert not [name for name in names if name.endswith((".png", ".svg"))]
    assert "Stallbacka" in said


def test_nothing_loaded_is_said_and_nothing_written(tmp_path: Path) -> None:
    ran = call(Store(tmp_path / "empty"), tmp_path / "out")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert not list(tmp_path.glob("out/*"))
