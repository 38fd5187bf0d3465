"""In no byte of anything that leaves is there what must stay: all pages, all forms, and the log."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from data.intake import Kind
from data.keeping import exports
from data.reports import Item, Report
from data.store import Store, Version
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from tests.bytes_of import words_in
from tests.conftest import ROOT
from tests.pages.every_figure import every_figure
from tests.pages.secret_town import MARK, PAID, places, town
from tests.pages.town import AREAS, STUDY, load, squares

LEAST = 25  # figures: a gate that lets nothing out proves nothing
SAID_BY_A_PERSON = f"{MARK.upper()} 1\N{NO-BREAK SPACE}777"  # what the search must find


def everything(store: Store, items: Sequence[Item], least: int = LEAST) -> bytes:
    """A zip of every form of a report, with its pictures, its tables and the list of them."""
    asked = Asked(template=Template.SITUATION, language="sv", form=Form.EVERYTHING)
    made = export(store, Report("1", items=tuple(items)), asked, by="Prov")
    assert len(items) - len(made.withheld) >= least
    return made.content


def log_of(store: Store) -> list[bytes]:
    return [file.read_bytes() for file in (store.folder / exports.FOLDER).iterdir()]


def numbers_like(count: int) -> re.Pattern[str]:
    """The number as a file may write it, and no part of another."""
    thousands, rest = divmod(count, 1_000)
    space = r"(?:&nbsp;|[\s,.'\u00a0\u202f\u2009])?"
    return re.compile(rf"(?<![\d.,]){thousands}{space}{rest:03}(?![\d]|[.,]\d\d)")


def readable(words: Iterable[str]) -> list[str]:
    """Without what is packed: it holds any number by chance, and stands there unpacked too."""
    return [each for each in words if 100 * each.count("\N{REPLACEMENT CHARACTER}") <= len(each)]


def around(pattern: re.Pattern[str], words: Sequence[str]) -> set[str]:
    return {
        each[max(0, hit.start() - 40) : hit.end() + 40]
        for each in words
        for hit in pattern.finditer(each)
    }


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, list[str]]:
    """All words of all that leaves a town of secrets."""
    folder = tmp_path_factory.mktemp("secret") / "store"
    version, store = town(folder), Store(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder))
        files = [everything(store, [Item(str(address)) for address in every_figure("sv")])]
    return version, [words for each in [*files, *log_of(store)] for words in words_in(each)]


def test_what_stands_in_a_file_is_found_in_every_form_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would prove nothing that nothing is found."""
    town(tmp_path / "store")
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    address = str(next(iter(every_figure("sv"))))
    made = everything(Store(tmp_path / "store"), [Item(address, SAID_BY_A_PERSON)], least=1)
    with ZipFile(BytesIO(made)) as archive:
        documents = [name for name in archive.namelist() if "/" not in name]
        assert len(documents) == 6
        for name in documents:
            words = list(words_in(archive.read(name)))
            found = around(re.compile(MARK, re.IGNORECASE), words)
            assert found or name == "manifest.json", name
            assert around(numbers_like(1_777), words) or name == "manifest.json", name


def test_no_byte_tells_a_case_an_address_a_name_or_what_somebody_wrote(
    secret: tuple[Version, list[str]],
) -> None:
    assert not around(re.compile(MARK, re.IGNORECASE), secret[1])


def test_no_byte_tells_where_exactly_something_happened(secret: tuple[Version, list[str]]) -> None:
    exact = places()
    assert len(exact) > 300
    numbers = {
        digits.replace(",", ".")[:8]
        for each in secret[1]
        for digits in re.findall(r"(?<![\d.])\d{6,7}(?!\d)|(?<![\d.])\d{2}[.,]\d{5,}", each)
    }
    assert not numbers & exact


def test_no_byte_tells_the_hash_of_a_case_or_of_premises(
    secret: tuple[Version, list[str]],
) -> None:
    rows = pd.read_parquet(secret[0].part(Kind.INCIDENTS).rows_file)
    known = set(rows["case_hash"].astype("str")) | set(rows["premises"].astype("str"))
    assert len(known) > 300
    for each in secret[1]:
        assert not known & set(re.findall(r"\b[0-9a-f]{16}\b", each))


def test_no_byte_tells_what_one_business_paid(secret: tuple[Version, list[str]]) -> None:
    assert not around(numbers_like(PAID), readable(secret[1]))


# Counts of 1-4 stand in every file as numbers of something else. Where all below 2 000 is small, a
# small count is unmistakable.
LARGE = 2_000
SMALL = (1_777, 1_613, 1_871)
NARROW = (  # views in which they stand, if nobody hides them
    ("trender", (("areas", "north"),)),
    ("trender", (("areas", "north"), ("groups", "damage"))),
)
OF_LARGE_COUNTS = f"""
import sys
import data.small_counts
data.small_counts.SMALLEST_SHOWN = {LARGE}
from pathlib import Path
from data.reports import Item
from data.store import Store
from tests.pages import test_export_bytes as t
from tests.pages.every_figure import every_figure
store = Store(Path(sys.argv[1]))
items = [Item(str(address)) for address in every_figure("sv", t.NARROW)]
Path(sys.argv[2]).write_bytes(t.everything(store, items, least=10))
"""


def large_counts() -> Iterator[str]:
    """Some thousands a month in each area, but for a few months, and one kind that is rare."""
    yield "Område;Månad;Brottstyp;Antal"
    months = pd.date_range("2022-01", "2025-04", freq="MS")
    for place, area in enumerate(AREAS):
        for at, month in enumerate(months):
            count = SMALL[0] if (at + place) % 9 == 4 else 2_600 + (at * 37 + place * 101) % 900
            yield f"{area};{month:%Y-%m};Stöld;{count}"
            if at % 12 == 6:
                yield f"{area};{month:%Y-%m};Skadegörelse;{SMALL[1 + place % 2]}"


def test_no_byte_tells_a_count_that_is_small(tmp_path: Path) -> None:
    folder, out = tmp_path / "store", tmp_path / "all.zip"
    names = {area: area for area in AREAS}
    lines = list(large_counts())
    load(folder, counts="\n".join(lines), areas=squares(names), study=STUDY)
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", OF_LARGE_COUNTS, str(folder), str(out)],
        cwd=ROOT,
        env={**os.environ, "PILOTKOLLEN_STORE": str(folder)},
        check=True,
        timeout=500,
    )
    files = [out.read_bytes(), *log_of(Store(folder))]
    words = readable(each for content in files for each in words_in(content))
    assert around(numbers_like(sum(int(line.split(";")[-1]) for line in lines[1:])), words)
    for count in SMALL:
        assert not around(numbers_like(count), words)
