"""Files that are made to harm whoever opens them; more in tests/data/files/broken_files.py."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.files.limits import MEGABYTE
from data.intake import Kind
from data.problems import MOST_FAULTS, FileError, Rule
from data.readers import read
from data.store import Store
from tests.data.files.broken_files import packed
from tests.hostile.corpus import CONTROLS, PATHS, SIGNS

COUNTS = "Område;Månad;Brottstyp;Antal\nNorr;2024-01;Stöld;12\n"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><kml>&d;</kml>'
DEEP = 100_000
ZEROS = bytes(300 * MEGABYTE)

BOMBS: dict[str, tuple[Kind, str, Callable[[], bytes]]] = {
    "a gzip that grows": (Kind.COUNTS, "x.csv.gz", lambda: gzip.compress(ZEROS, 9)),
    "a zip that grows": (Kind.AREAS, "x.zip", lambda: packed({"a.shp": ZEROS})),
    "a workbook that grows": (Kind.COUNTS, "x.xlsx", lambda: packed({"xl/sheet1.xml": ZEROS})),
    "a zip in a zip": (Kind.AREAS, "x.zip", lambda: packed({"a.zip": packed({"a.shp": b"x"})})),
    "a way out of a zip": (Kind.AREAS, "x.zip", lambda: packed({"../../a.shp": b"x"})),
    "entities in a map": (Kind.AREAS, "x.kml", lambda: ENTITIES),
    "entities in a workbook": (
        Kind.COUNTS,
        "x.xlsx",
        lambda: packed({"xl/workbook.xml": ENTITIES, "xl/sheet1.xml": ENTITIES}),
    ),
    "entities in a document": (Kind.COUNTS, "x.docx", lambda: packed({"word/a.xml": ENTITIES})),
    "entities in a track": (Kind.PINS, "x.gpx", lambda: ENTITIES),
    "lists in lists": (Kind.COUNTS, "x.json", lambda: b"[" * DEEP),
    "a map of lists in lists": (Kind.AREAS, "x.geojson", lambda: b'{"a":' * DEEP),
    "a plan of lists in lists": (Kind.STUDY, "x.toml", lambda: b"a=" + b"[" * DEEP),
    "a number without end": (Kind.COUNTS, "x.json", lambda: b'[{"a":' + b"9" * DEEP + b"}]"),
    "a plan with such a number": (Kind.STUDY, "x.toml", lambda: b"a=" + b"9" * DEEP),
    "a row of very many fields": (Kind.COUNTS, "x.csv", lambda: b"a;" * DEEP),
    "a row without end": (Kind.COUNTS, "x.csv", lambda: b"a" * (2 * MEGABYTE)),
    "a plan without end": (Kind.STUDY, "x.toml", lambda: b"#" * (2 * MEGABYTE)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_its_reason(bomb: str) -> None:
    kind, name, content = BOMBS[bomb]
    with pytest.raises(FileError) as refused:
        read(kind, content(), name)
    assert refused.value.faults


@pytest.mark.parametrize("part", ["a", '"a b"', "'a b'"])
def test_a_key_of_very_many_parts_is_refused_unread(part: str) -> None:
    """With 200,000 parts the parser took all the memory there was."""
    for between in (".", " . "):
        with pytest.raises(FileError) as refused:
            read(Kind.STUDY, f"title = 'x'\n{between.join([part] * 3000)} = 1".encode(), "x.toml")
        assert [fault.rule for fault in refused.value.faults] == [Rule.TOO_DEEP]


def test_a_text_of_very_many_sentences_is_no_such_key() -> None:
    plan = f'title = "{"Det är en mening. " * 200} {"... " * 200}"'
    with pytest.raises(FileError) as refused:
        read(Kind.STUDY, plan.encode(), "x.toml")
    assert Rule.TOO_DEEP not in {fault.rule for fault in refused.value.faults}


def test_of_a_plan_with_faults_without_end_only_so_many_are_told() -> None:
    with pytest.raises(FileError) as refused:
        read(Kind.STUDY, b"[[pilot]]\n" * 1000, "x.toml")
    assert len(refused.value.faults) == MOST_FAULTS
    assert len(str(refused.value)) < 100 * MOST_FAULTS


@pytest.mark.parametrize("text", CONTROLS.values(), ids=list(CONTROLS))
def test_signs_that_no_text_has_do_not_stop_a_load(text: str, tmp_path: Path) -> None:
    rows = [{"Område": text, "Månad": "2024-01", "Brottstyp": text, "Antal": 3}]
    version = Store(tmp_path).add(read(Kind.COUNTS, json.dumps(rows).encode(), "x.json"))
    assert version.part(Kind.COUNTS).kept_count == 1


NAMES = {**PATHS, **SIGNS, **CONTROLS, "bytes": "\udcff", "new line": "a\nb", "long": "x" * 5000}


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_a_files_name_leads_nowhere_and_is_kept_on_one_line(name: str, tmp_path: Path) -> None:
    store, beside = tmp_path / "in" / "store", tmp_path / "in"
    version = Store(store).add(read(Kind.COUNTS, COUNTS.encode(), f"{name}.csv"))
    kept = version.part(Kind.COUNTS).name
    assert not [sign for sign in kept if sign < " " or "\ud800" <= sign <= "\udfff"]
    assert [file.name for file in beside.iterdir()] == ["store"]
    assert not [file for file in store.rglob("*") if "x.csv" in file.name or name in file.name]
