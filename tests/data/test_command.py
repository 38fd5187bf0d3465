"""`python -m data`: what it says, in both languages, and that bad input changes nothing."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.__main__ import main
from data.intake import Kind
from data.sample.load import FILES
from data.store import Store
from data.templates import template
from tests.conftest import ROOT
from tests.data.files.test_mapfiles import SQUARES, zipped
from tests.data.kinds.test_areas import geojson, polygon, square
from tests.data.test_store import files
from tests.sample import STUDY

SWEDISH, ENGLISH = "sv_SE.UTF-8", "en_GB.UTF-8"
AREAS = geojson(
    ({"area_id": "north", "namn": "Norra"}, polygon(square(12.28))),
    ({"area_id": "south", "namn": "Södra"}, polygon(square(12.31))),
)
HEADER = "Datum;Brott;Lat;Long\n"
INCIDENTS = (HEADER + "2024-05-01 18:00;Rån;58.285;12.285\n2024-05-02;Rån;;\n").encode()
FAR_AWAY = (HEADER + "2024-05-01;Rån;59.33;18.06\n" * 2).encode()
NO_DATES = (HEADER + "i maj;Rån;58.285;12.285\n" * 2).encode()
OVERLAP = STUDY.replace("2024-04-01]", "2024-06-01]").encode()
UNEQUAL = STUDY.replace("after = [2024-04-01, 2025-04-01]", "after = [2024-04-01, 2025-01-01]")
MANY_FAULTS = OVERLAP + STUDY.split('title = "Plan"')[1].replace("north", "x").encode()


@dataclass(frozen=True)
class Bad:
    kind: str
    name: str
    content: bytes
    swedish: list[str]  # some of what is said
    english: list[str]


BAD = [
    Bad("incidents", "tom.csv", b"", ["tom", "Spara"], ["empty", "Save"]),
    Bad(
        "counts",
        "omraden.geojson",
        AREAS,
        ["ser ut som", "områden", "Filen saknar"],
        ["looks like", "areas", "The file lacks"],
    ),
    Bad("incidents", "bild.png", b"\x89PNG", ["slaget .png"], ["type .png"]),
    Bad(
        "counts",
        "antal.csv",
        "typ;plats\nRån;Norr\n".encode(),
        ["saknar Månad, Antal. ", "Rubrikerna i filen är: typ, plats", "mappningsfil"],
        ["lacks Month, Count. ", "headers in the file are: typ", "mapping file"],
    ),
    Bad(
        "areas",
        "omraden.zip",
        zipped(SQUARES, without=".prj"),
        ["Koordinatsystemet är okänt", ".prj"],
        ["coordinate system is unknown", ".prj"],
    ),
    Bad(
        "incidents",
        "datum.csv",
        NO_DATES,
        ["Datum går inte att läsa i Datum (rader: 2), till exempel i maj", "2024-11-23"],
        ["Dates cannot be read in Datum (rows: 2), for example i maj", "2024-11-23"],
    ),
    Bad(
        "incidents",
        "stockholm.csv",
        FAR_AWAY,
        ["Ingen av 2 händelser", "Norra", "koordinatsystemet"],
        ["None of 2 incidents", "Norra", "coordinate system"],
    ),
    Bad(
        "study",
        "plan.toml",
        OVERLAP,
        ["north: före, införande och efter", "utan att överlappa"],
        ["north: before, implementation and after", "without overlap"],
    ),
    Bad(
        "study",
        "plan.toml",
        UNEQUAL.encode(),
        ["north: före och efter ska vara hela år", "2024-04-01..2025-01-01"],
        ["north: before and after must be whole years", "2024-04-01..2025-01-01"],
    ),
    Bad(
        "study",
        "plan.toml",
        MANY_FAULTS.replace(b"after = [2024-04-01, 2025-04-01]", b""),
        ["north: after saknas", "x: after saknas"],
        ["north: after is missing", "x: after is missing"],
    ),
    Bad(
        "study",
        "plan.toml",
        STUDY.replace('"south"', '"west", "east"').encode(),
        ["området east finns inte", "området west finns inte", "Läs in områdena"],
        ["area east is not", "area west is not", "Load the areas"],
    ),
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two areas and two incidents."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "omraden.geojson").write_bytes(AREAS)
    (folder / "handelser.csv").write_bytes(INCIDENTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder / "store"))
        assert main(["add", "areas", str(folder / "omraden.geojson")]) == 0
        assert main(["add", "incidents", str(folder / "handelser.csv")]) == 0
    return folder / "store"


@pytest.fixture
def store(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    folder = shutil.copytree(loaded, tmp_path / "store")
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    monkeypatch.setenv("LANG", SWEDISH)
    return Store(folder)


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_told_in_words_with_every_fault_and_changes_nothing(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bad: Bad,
    language: str,
) -> None:
    monkeypatch.setenv("LANG", language)
    (tmp_path / bad.name).write_bytes(bad.content)
    before = files(store.folder)
    assert main(["add", bad.kind, str(tmp_path / bad.name)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{bad.name}\n")
    for words in bad.swedish if language == SWEDISH else bad.english:
        assert words in told.err
    assert "Traceback" not in told.err
    assert "**" not in told.err
    assert files(store.folder) == before


def test_a_load_says_how_many_rows_it_kept_and_what_it_noticed(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "nya.csv").write_bytes(INCIDENTS + "oktänt;Rån;;\n".encode())
    assert main(["add", "incidents", str(tmp_path / "nya.csv")]) == 0
    swedish = capsys.readouterr().out
    assert swedish.startswith("nya.csv: 2 av 3 rader inlästa. Version 3.\n")
    assert "  1 st: saknar användbar position" in swedish
    assert "  1 st: har något annat än ett datum i datumkolumnen" in swedish
    monkeypatch.setenv("LANG", ENGLISH)
    assert main(["add", "incidents", str(tmp_path / "nya.csv")]) == 0
    assert capsys.readouterr().out.startswith("nya.csv: 2 of 3 rows loaded. Version 4.\n")


def test_a_load_and_the_version_name_the_rows_to_mend(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = "".join(f"{i};A;{'Zebra' if i in (2, 6, 7) else 'Kamera'};kommun;\n" for i in range(9))
    (tmp_path / "atgarder.csv").write_text("id;rubrik;typ;ägare_typ;beslutad\n" + rows, "utf-8")
    assert main(["add", "measures", str(tmp_path / "atgarder.csv")]) == 0
    assert "\n    rad 4, 8\N{EN DASH}9\n" in capsys.readouterr().out
    monkeypatch.setenv("LANG", ENGLISH)
    assert main(["show"]) == 0
    assert "\n    row 4, 8\N{EN DASH}9\n" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "more"), [(SWEDISH, "och 30 till"), (ENGLISH, "and 30 more")])
def test_a_load_lists_ten_places_of_a_fault_and_counts_the_others(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    more: str,
) -> None:
    monkeypatch.setenv("LANG", language)
    rows = "".join(f"{i};A;{'Zebra' if i % 2 else 'Kamera'};kommun;\n" for i in range(80))
    (tmp_path / "atgarder.csv").write_text("id;rubrik;typ;ägare_typ;beslutad\n" + rows, "utf-8")
    assert main(["add", "measures", str(tmp_path / "atgarder.csv")]) == 0
    assert f" 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, {more}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("incidents", "Datum;Brott;Belopp;Ort\n2024-05-01;Rån;1;x\n", "Läses inte: Belopp, Ort.\n"),
        ("incidents", "Datum;Brott\n2024-05-01;Rån\n", ""),
        ("survey", "id;våg;q1\n1;1;2\n", ""),
    ],
)
def test_a_load_names_the_headers_that_are_not_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    text: str,
    said: str,
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("LANG", SWEDISH)
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    assert main(["add", kind, str(tmp_path / "x.csv")]) == 0
    assert "".join(re.findall("Läses inte.*\n", capsys.readouterr().out)) == said


def test_a_mapping_says_which_header_is_which_and_its_faults_are_told(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.csv").write_text("a;b\n2024-05-01;north\n", encoding="utf-8")
    mapping = tmp_path / "odd.toml"
    mapping.write_text('[columns]\noccurred_from = "a"\narea_name = "b"\n', encoding="utf-8")
    command = ["add", "incidents", str(tmp_path / "odd.csv")]
    assert main(command) == 1
    assert main([*command, "--mapping", str(mapping)]) == 0
    mapping.write_text('[columns]\noccured = "a"\n', encoding="utf-8")
    capsys.readouterr()
    assert main([*command, "--mapping", str(mapping)]) == 1
    assert "odd.toml" in (told := capsys.readouterr().err)
    assert "occured" in told


def test_a_mapping_is_used_again_for_the_next_file_of_its_source_and_told(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.toml").write_text(
        '[columns]\noccurred_from = "a"\narea_name = "b"\n', encoding="utf-8"
    )
    for month in ("maj", "juni"):
        (tmp_path / f"{month}.csv").write_text("a;b\n2024-05-01;north\n", encoding="utf-8")
    first = ["add", "incidents", str(tmp_path / "maj.csv"), "--afresh"]
    second = ["add", "incidents", str(tmp_path / "juni.csv")]
    assert main(first) == 1
    assert main(second) == 1, "nothing was loaded, so nothing was saved"
    assert main([*first, "--mapping", str(tmp_path / "odd.toml")]) == 0
    capsys.readouterr()
    assert main(second) == 0
    told = capsys.readouterr().out
    assert "Mappningen från" in told.splitlines()[0]
    assert "maj.csv" in told.splitlines()[0]
    assert main([*second, "--no-saved-mapping"]) == 1
    (kept,) = (store.folder / "mappings").iterdir()
    kept.write_text("[columns]\nlongago = 'a'\n", encoding="utf-8")
    capsys.readouterr()
    assert main(second) == 1
    told = capsys.readouterr().err
    assert kept.name in told
    assert "--no-saved-mapping" in told
    assert "longago" in told


@pytest.mark.parametrize(("language", "words"), [(SWEDISH, "finns inte"), (ENGLISH, "not exist")])
def test_a_file_that_is_not_there_is_told(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    words: str,
) -> None:
    monkeypatch.setenv("LANG", language)
    for wanted in ("nowhere.csv", str(store.folder)):
        assert main(["add", "incidents", wanted]) == 1
        told = capsys.readouterr().err
        assert wanted in told
        assert words in told


def test_the_list_shows_every_version_and_which_is_in_use(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list"]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.startswith("2  ")
    assert "handelser.csv" in newest
    assert newest.endswith(")")
    assert oldest.endswith("omraden.geojson")


def test_undo_goes_back_and_says_where_to(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo"]) == 0
    assert "Version 1" in capsys.readouterr().out
    assert set(store.current().parts) == {Kind.AREAS}
    assert main(["undo"]) == 1
    assert capsys.readouterr().err
    assert store.current().number == 1


def test_another_town_is_loaded_afresh(store: Store, tmp_path: Path) -> None:
    (tmp_path / "stockholm.csv").write_bytes(FAR_AWAY)
    command = ["add", "incidents", str(tmp_path / "stockholm.csv")]
    assert main(command) == 1
    assert main([*command, "--afresh"]) == 0
    assert set(store.current().parts) == {Kind.INCIDENTS}


@pytest.mark.parametrize("command", ["list", "undo"])
def test_an_empty_store_has_nothing_to_list_or_take_back(
    store_folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command]) == 1
    assert capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["add", "burglaries", "x.csv"], ["fetch"], []])
def test_wrong_usage_ends_with_2(store: Store, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(wrong)
    assert caught.value.code == 2


def test_the_sample_is_left_out_where_there_are_data(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(store.folder)
    assert main(["sample", "--if-empty"]) == 0
    assert "finns redan" in capsys.readouterr().out
    assert files(store.folder) == before


def test_the_sample_is_one_made_up_version_with_every_file_that_it_has(
    sample_store: Path,
) -> None:
    store = Store(sample_store)
    version = store.current()
    assert store.numbers() == [1]
    assert set(version.parts) == set(FILES) >= {Kind.AREAS, Kind.INCIDENTS, Kind.STUDY}
    assert version.part(Kind.MEASURES).kept_count == 40
    assert version.fictive
    assert all(part.fictive for part in version.files)


def test_the_whole_command_ends_with_1_and_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "tom.csv").touch()
    command = [sys.executable, "-m", "data", "add", "incidents", str(tmp_path / "tom.csv")]
    environment = {"PILOTKOLLEN_STORE": str(tmp_path / "store"), "PYTHONUTF8": "1"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 1
    assert ended.stderr == "tom.csv\n\n- Filen är tom. Spara den på nytt från källan.\n"
    assert Store(tmp_path / "store").is_empty


def test_a_template_is_saved_and_not_over_a_file_that_is_there(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "atgarder.xlsx"
    assert main(["template", "measures", str(file)]) == 0
    assert capsys.readouterr().out == "Mallen är sparad: atgarder.xlsx.\n"
    assert file.read_bytes() == template(Kind.MEASURES, "sv")
    monkeypatch.setenv("LANG", ENGLISH)
    assert main(["template", "measures", str(file)]) == 1
    assert "atgarder.xlsx" in capsys.readouterr().err
    assert main(["template", "measures", str(file), "--overwrite"]) == 0
    assert file.read_bytes() == template(Kind.MEASURES, "en")
    assert main(["add", "measures", str(file)]) == 1  # nobody has filled it in
    assert len(store.numbers()) == 2
