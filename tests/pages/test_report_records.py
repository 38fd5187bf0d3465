"""A report's figure cards as JSON, and the list of the files: for other programs."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from pages.report.document import Section, Stamp, Table
from pages.report.writers import records as module
from pages.report.writers.records import SCHEMA_VERSION, File, manifest, records
from pages.shared.text.numbers import MINUS, NBSP
from pages.shared.text.read_back import Cell, Unit, written
from tests.pages.drawn_charts import charts
from tests.pages.report_example import example, figure

SCHEMA = Path(module.__file__).with_name("records.schema.json")
STAMP = Stamp(data="0123456789abcdef", version=3, program="1.0")


def read(content: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(content)
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_cards_are_as_the_schema_says(language: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    found = read(records(replace(example(language), stamp=STAMP)))
    Draft7Validator(schema).validate(found)
    assert schema["properties"]["schema_version"]["const"] == SCHEMA_VERSION
    assert found["schema_version"] == SCHEMA_VERSION


def test_a_card_says_all_that_the_document_says_of_it() -> None:
    document = replace(example(), stamp=STAMP)
    found = read(records(document))
    assert found["day"] == "2026-09-30"
    assert found["mark"] == "FIKTIVA DATA"
    assert found["stamp"] == {"data": STAMP.data, "version": 3, "program": "1.0"}
    cards = found["figures"]
    assert isinstance(cards, list)
    for card, block in zip(cards, document.figures, strict=True):
        for field in ("number", "id", "address", "title", "subtitle", "alt", "n", "note", "foot"):
            assert card[field] == getattr(block, field)
        assert card["keys"] == list(block.keys)
        assert (card["comment"], card["meeting"]) == (block.comment, block.meeting)
        assert card["doubts"] == [{"name": d.name, "said": d.said} for d in block.doubts]
        assert card["table"]["columns"] == list(block.table.rows.columns)
        texts = [[cell["text"] for cell in row] for row in card["table"]["rows"]]
        assert texts == block.table.rows.to_numpy().tolist()


def test_a_cell_has_its_text_and_its_number() -> None:
    rows = pd.DataFrame(
        [(f"{MINUS}12,3{NBSP}%", f"1{NBSP}234", f"18{NBSP}juli{NBSP}2024", "··")],
        columns=list("abcd"),
    )
    section = Section(heading="x", level=1, blocks=(figure(1, table=Table(caption="", rows=rows)),))
    found = json.loads(records(replace(example(), sections=(section,))))
    (row,) = found["figures"][0]["table"]["rows"]
    assert [(cell["unit"], cell["value"]) for cell in row] == [
        ("share", -0.123),
        ("number", 1234),
        ("day", "2024-07-18"),
        ("text", None),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_number_of_the_sample_says_what_the_page_says(sample: Path, language: str) -> None:
    """The value, set again in the digits that are read, gives the same signs."""
    for name, each in charts(language).items():
        rows = each.card.table
        section = Section(
            heading="x", level=1, blocks=(figure(1, table=Table(caption="", rows=rows)),)
        )
        document = replace(example(language), sections=(section,))
        found = json.loads(records(document))["figures"][0]["table"]["rows"]
        for line, row in zip(found, rows.astype(str).to_numpy().tolist(), strict=True):
            assert [_said(cell, language) for cell in line] == row, name


def _said(cell: dict[str, str], language: str) -> str:
    text, unit, value = cell["text"], Unit(cell["unit"]), cell["value"]
    if unit is Unit.TEXT:
        assert value is None
        return text
    point = "," if language == "sv" else "."
    digits = len("".join(s for s in text if s.isdecimal() or s == point).partition(point)[2])
    known = date.fromisoformat(value) if unit is Unit.DAY else float(value)
    return written(Cell("", unit, known, digits, signed=text.startswith("+")), language)


def test_the_same_document_gives_the_same_bytes_in_sorted_keys() -> None:
    content = records(example())
    assert content == records(example())
    assert content.endswith(b"\n")
    assert "Område".encode() in content  # UTF-8, no codes

    def in_order(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(content, object_pairs_hook=in_order)


def test_the_manifest_lists_every_file_with_its_print() -> None:
    ids = tuple(block.id for block in example().figures)
    files = [
        File(name="b.pdf", content=b"pdf", figures=ids),
        File(name="a.csv", content=b"", figures=ids[:1]),
    ]
    found = json.loads(manifest(replace(example(), stamp=STAMP), files))
    assert [file["name"] for file in found["files"]] == ["a.csv", "b.pdf"]
    assert found["files"][1] == {
        "name": "b.pdf",
        "bytes": 3,
        "sha256": sha256(b"pdf").hexdigest(),
        "figures": list(ids),
    }
    assert found["schema"] == "pilotkollen-manifest"
    assert found["stamp"]["data"] == STAMP.data
    assert manifest(example(), files[::-1]) == manifest(example(), files)
