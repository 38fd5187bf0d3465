from pathlib import Path

import pytest

from data.columns.mapping import Business, Mapping
from data.columns.mappings import save, saved
from data.intake import Kind
from data.problems import FileError, Rule

HEADERS = ["När", "Var", "Vad"]
MAPPING = Mapping(
    columns={"occurred_from": "När", "area_name": ""},
    fixed={"source": "Polisen"},
    groups={"Rån": "robbery"},
    crs="EPSG:3007",
    business=Business(place_types=("Butik",), codes=("0826",)),
)


def test_a_mapping_is_found_again_by_the_kind_and_the_set_of_headers(tmp_path: Path) -> None:
    file = save(tmp_path, Kind.INCIDENTS, HEADERS, MAPPING, "maj.csv")
    assert file.parent == tmp_path / "mappings"
    found = saved(tmp_path, Kind.INCIDENTS, ["VAR", "när", "vad"])
    assert found is not None
    assert found.mapping == MAPPING
    assert found.made_for == "maj.csv"
    assert found.saved_at.tzinfo is not None


def test_another_kind_or_other_headers_are_another_source(tmp_path: Path) -> None:
    save(tmp_path, Kind.INCIDENTS, HEADERS, MAPPING, "maj.csv")
    assert saved(tmp_path, Kind.COUNTS, HEADERS) is None
    assert saved(tmp_path, Kind.INCIDENTS, HEADERS[:2]) is None
    assert saved(tmp_path / "nowhere", Kind.INCIDENTS, HEADERS) is None


def test_the_latest_mapping_of_a_source_is_kept_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    save(tmp_path, Kind.INCIDENTS, HEADERS, MAPPING, "maj.csv")
    save(tmp_path, Kind.INCIDENTS, HEADERS, Mapping(crs="EPSG:3006"), "juni.csv")
    found = saved(tmp_path, Kind.INCIDENTS, HEADERS)
    assert found is not None
    assert (found.mapping, found.made_for) == (Mapping(crs="EPSG:3006"), "juni.csv")
    assert len(list((tmp_path / "mappings").iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"[columns]\nlongago = 'X'\n", Rule.UNKNOWN_KEY),
        (b"half a [", Rule.SYNTAX),
        (b"\xff\xfe\x00", Rule.MIXED_ENCODINGS),
        (b'crs = "EPSG:1"\n', Rule.WRONG_VALUE),
    ],
)
def test_a_saved_mapping_that_no_longer_fits_is_told_by_name_with_its_faults(
    tmp_path: Path, content: bytes, rule: Rule
) -> None:
    file = save(tmp_path, Kind.INCIDENTS, HEADERS, MAPPING, "maj.csv")
    file.write_bytes(content)
    with pytest.raises(FileError) as caught:
        saved(tmp_path, Kind.INCIDENTS, HEADERS)
    assert caught.value.name == f"mappings/{file.name}"
    assert [fault.rule for fault in caught.value.faults] == [Rule.SAVED_MAPPING, rule]


def test_a_note_that_was_taken_out_by_hand_is_not_missed(tmp_path: Path) -> None:
    file = save(tmp_path, Kind.INCIDENTS, HEADERS, MAPPING, "maj.csv")
    file.write_text('crs = "EPSG:3006"\n', encoding="utf-8")
    found = saved(tmp_path, Kind.INCIDENTS, HEADERS)
    assert found is not None
    assert found.mapping == Mapping(crs="EPSG:3006")
    assert found.made_for == ""
