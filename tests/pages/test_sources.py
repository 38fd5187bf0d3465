"""Loading, refusing and taking back, as a person does it on the page Underlag."""

import shutil
import zipfile
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import FileUploader

from data.intake import Kind
from data.keeping.backup import backup
from data.problems import LEFT_OUT, Remark, Rule, stored_finding
from data.readers import read as read_file
from data.store import Store
from data.templates import template, template_kinds
from pages.shared.markup import escaped
from pages.shared.session import Role
from pages.shared.text import Text
from pages.shared.text.sentences import sentence_case
from pages.shared.text.sv import SWEDISH_TEXT
from pages.sources import quality
from tests.data.test_store import AREAS
from tests.pages.screen import TEXTS, collect_downloads, plain, read, run
from tests.pages.town import EVEN, STUDY, load, months, spread, squares
from tests.sample import at

COUNTS = months(spread(EVEN)).encode()
WITHOUT_MONTHS = "Område;Brottstyp;Antal\nnorth;Stöld;12\n".encode()
BAD_DATES = "Diarienummer;Brottstid från;Brottsrubricering\nK1;förra veckan;Stöld\n".encode()
UNEQUAL = STUDY.replace("2025-04-01", "2025-03-01").encode()
ELSEWHERE = STUDY.replace("['a'", "['atlantis'").encode()


def picker(app: AppTest) -> FileUploader:
    """The one file picker of the section; another one after each load."""
    [found] = [each for each in app.file_uploader if str(each.key).startswith("upload_file-")]
    return found


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    return picker(app).upload(name, content).run()


def add(app: AppTest) -> AppTest:
    return app.button(key="upload_add").click().run()


def without_crs(folder: Path) -> bytes:
    """A zipped shapefile whose .prj file was forgotten."""
    areas = gpd.read_file(BytesIO(squares({"north": "Norr"})))
    areas.to_file(folder / "omraden.shp")
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for file in folder.glob("omraden.*"):
            if file.suffix != ".prj":
                packed.write(file, file.name)
    return content.getvalue()


def choose_kind(app: AppTest, name: str, kind: Kind) -> AppTest:
    return app.selectbox(key=f"upload_kind-{name}").set_value(kind).run()


def refused(app: AppTest, text: Text = SWEDISH_TEXT) -> str:
    """The one message of a file that cannot be used."""
    assert not app.exception
    assert not app.success
    assert len(app.error) == 1
    assert app.error[0].value.startswith(text.sources.faults)
    return str(app.error[0].value)


@pytest.fixture
def store(store_folder: Path) -> Store:
    """A store in use, with counts and a plan: one version."""
    load(store_folder, counts=COUNTS, study=STUDY)
    return Store(store_folder)


def test_after_a_load_the_picker_is_empty_and_the_receipt_leads_on(store_folder: Path) -> None:
    app = add(upload(run("sources"), "antal.csv", COUNTS))
    assert picker(app).value is None
    assert not [button for button in app.button if button.key == "upload_add"]
    assert "antal.csv" in app.success[0].value
    assert SWEDISH_TEXT.sources.next_plan in read(app).words
    again = add(upload(app, "studie.toml", STUDY.encode()))
    assert SWEDISH_TEXT.sources.next_answer in read(again).words


@pytest.mark.parametrize("language", TEXTS)
def test_a_good_file_is_in_use_at_once_and_says_how_much_was_kept(
    store: Store, language: str
) -> None:
    app = upload(run("sources", language), "nya.csv", COUNTS)
    assert not app.error
    before = store.current()
    add(app)
    text = TEXTS[language]
    rows = text.numbers.whole(COUNTS.count(b"\n") - 1)
    assert [said.value for said in app.success] == [
        text.sources.added.format(name="nya.csv", kept=rows, read=rows).replace("_", "\\_")
    ]
    now = store.current()
    assert now.number > before.number
    assert now.part(Kind.COUNTS).name == "nya.csv"
    assert now.parts[Kind.STUDY] == before.parts[Kind.STUDY]
    assert "nya.csv" in read(app).cells
    assert not app.run().success


def test_the_first_file_of_all_can_be_loaded_on_the_page(store_folder: Path) -> None:
    add(upload(run("sources"), "antal.csv", COUNTS))
    assert Store(store_folder).current().parts.keys() == {Kind.COUNTS}


@pytest.mark.parametrize(
    ("language", "name", "content", "kind", "rule"),
    [
        ("sv", "tom.csv", b"", Kind.INCIDENTS, Rule.EMPTY_FILE),
        ("en", "tom.csv", b"", Kind.INCIDENTS, Rule.EMPTY_FILE),
        ("sv", "antal.csv", WITHOUT_MONTHS, Kind.COUNTS, Rule.MISSING_COLUMN),
        ("en", "handelser.csv", BAD_DATES, Kind.INCIDENTS, Rule.UNREADABLE_DATES),
        ("sv", "bild.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.INCIDENTS, Rule.DISGUISED),
        ("sv", "omraden.geojson", squares({"a": "A"}), Kind.COUNTS, Rule.WRONG_KIND),
        ("en", "antal.csv", COUNTS, Kind.STUDY, Rule.WRONG_KIND),
        ("sv", "plan.toml", UNEQUAL, Kind.STUDY, Rule.UNEQUAL_MONTHS),
        ("en", "plan.toml", ELSEWHERE, Kind.STUDY, Rule.UNKNOWN_AREA),
    ],
)
def test_a_file_that_cannot_be_used_says_what_where_and_what_to_do_and_changes_nothing(
    store: Store, language: str, name: str, content: bytes, kind: Kind, rule: Rule
) -> None:
    before = store.current()
    said = refused(try_to_add(language, name, content, kind), TEXTS[language])
    assert f"**{name}**" in said
    assert what_to_do(rule, language) in said
    assert (store.current(), len(store.numbers())) == (before, 1)


def test_areas_without_a_coordinate_system_are_refused(store: Store, tmp_path: Path) -> None:
    (folder := tmp_path / "shapes").mkdir()
    app = try_to_add("sv", "omraden.zip", without_crs(folder), Kind.AREAS)
    assert what_to_do(Rule.NO_CRS, "sv") in refused(app)
    assert len(store.numbers()) == 1


def try_to_add(language: str, name: str, content: bytes, kind: Kind) -> AppTest:
    app = upload(run("sources", language), name, content)
    choose_kind(app, name, kind)
    return app if app.error else add(app)


def what_to_do(rule: Rule, language: str) -> str:
    """The last words of the rule's sentence, after its slots."""
    return TEXTS[language].rule[rule].rpartition("}")[2].partition(". ")[2]


@pytest.mark.parametrize("language", TEXTS)
def test_every_fault_of_a_file_is_told_at_once(store: Store, language: str) -> None:
    text = TEXTS[language]
    said = refused(try_to_add(language, "antal.csv", b"Antal\n3\n", Kind.COUNTS), text)
    missing = [text.sources.column[column] for column in ("area_name", "month")]
    assert ", ".join(missing) in said
    assert said.count("Antal") == 1, "the headers are said once"


def test_words_of_the_file_are_shown_as_they_are_in_a_refusal(store: Store) -> None:
    nasty = "Område;*Brott*;[a](b);Antal\nnorth;Stöld;x;12\n".encode()
    app = try_to_add("sv", "[x](y).csv", nasty, Kind.COUNTS)
    assert escaped("*Brott*") in refused(app)
    assert escaped("[a](b)") in refused(app)
    assert escaped("[x](y).csv") in refused(app)


def test_a_column_can_be_pointed_out_by_hand(store: Store) -> None:
    odd = COUNTS.decode().replace("Månad", "När").encode()
    app = upload(run("sources"), "antal.csv", odd)
    choose_kind(app, "antal.csv", Kind.COUNTS)
    app.selectbox(key="column-antal.csv-counts-month").set_value("När").run()
    add(app)
    assert [part.name for part in store.current().files].count("antal.csv") == 1
    assert app.success


ODD = (
    """Diarienr hos polisen;Brotskod;Rubricering av brottet;Datum för brottet;Zon;Platstyp
"""
    + "K7-1;0826;Stöld;2024-05-01 10:00;Norr;Butik\n" * 7
    + "K7-2;0898;Rån;2024-05-02;Norr;Gata\n"
)


def table_under(app: AppTest, header: str) -> list[list[str]]:
    """The cells of the table that has this header."""
    (found,) = [table for table in read(app).tables if header in table.columns]
    return [[str(cell) for cell in row] for row in found.to_numpy()]


def test_the_preview_shows_our_column_their_header_how_sure_and_examples(store: Store) -> None:
    app = upload(run("sources"), "odd.csv", ODD.encode())
    shown = table_under(app, SWEDISH_TEXT.columns.preview_columns[2])
    by_column = {line[0]: line[1:] for line in shown}
    assert by_column["Platstyp"] == ["Platstyp", "100", "Butik | Gata"]
    header, score, examples = by_column["Brottskod"]
    assert (header, examples) == ("Brotskod", "0826 | 0898")
    assert 75 <= int(score) < 100
    assert by_column["Diarienummer"][2] == SWEDISH_TEXT.columns.not_shown
    assert "Brottskod" in next(w for w in read(app).words if "Kontrollera särskilt" in w)
    key = "column-odd.csv-incidents-area_name"
    app.selectbox(key=key).set_value("Zon").run()
    shown = table_under(app, SWEDISH_TEXT.columns.preview_columns[2])
    assert ["Område", "Zon", SWEDISH_TEXT.columns.by_person, "Norr"] in shown


@pytest.mark.parametrize("language", TEXTS)
def test_what_a_person_said_is_used_for_the_next_file_of_its_source_and_can_be_left_out(
    store: Store, language: str
) -> None:
    text = TEXTS[language]
    app = upload(run("sources", language), "maj.csv", ODD.encode())
    assert not list(store.folder.glob("mappings/*"))
    app.selectbox(key="column-maj.csv-incidents-area_name").set_value("Zon").run()
    app.text_input(key="fixed-maj.csv-incidents-source").set_value("Polisen").run()
    app.checkbox(key="upload_afresh").check().run()
    add(app)
    assert app.success
    app = upload(run("sources", language), "juni.csv", ODD.encode())
    (saved,) = [box for box in app.checkbox if box.key == "saved-juni.csv-incidents"]
    assert "maj.csv" in saved.label.replace("\\", "")
    assert app.selectbox(key="column-juni.csv-incidents-saved-area_name").value == "Zon"
    assert app.text_input(key="fixed-juni.csv-incidents-saved-source").value == "Polisen"
    saved.uncheck().run()
    assert app.selectbox(key="column-juni.csv-incidents-area_name").value == ""
    (file,) = store.folder.glob("mappings/*")
    file.write_text("[columns]\nlongago = 'Zon'\n", encoding="utf-8")
    app = upload(run("sources", language), "juli.csv", ODD.encode())
    assert not app.exception
    assert text.columns.saved_unfit in app.warning[-1].value
    assert "longago" in app.warning[-1].value


def test_a_guess_that_nobody_changed_is_not_saved(store: Store) -> None:
    add(upload(run("sources"), "antal.csv", COUNTS))
    assert not (store.folder / "mappings").exists()


def test_headers_that_claim_one_column_are_left_to_the_reader(store: Store) -> None:
    twice = b"Datum;Brottstyp;Lat;LAT;Lon\n2024-05-01;Rob;58.2;58.3;12.2\n"
    app = upload(run("sources"), "x.csv", twice)
    assert "Lat, LAT" in app.warning[-1].value
    assert app.selectbox(key="column-x.csv-incidents-latitude").value == ""


def test_a_coordinate_system_that_does_not_exist_is_told_before_anything_is_loaded(
    store: Store,
) -> None:
    app = upload(run("sources"), "odd.csv", ODD.encode())
    app.selectbox(key="crs-odd.csv-incidents").set_value("other").run()
    app.text_input(key="epsg-odd.csv-incidents").set_value("EPSG:1").run()
    assert escaped("EPSG:1") in refused(app)
    app.text_input(key="epsg-odd.csv-incidents").set_value("3021").run()
    assert not app.error


def test_the_business_filter_offers_only_values_of_five_rows_and_more(store: Store) -> None:
    app = upload(run("sources"), "odd.csv", ODD.encode())
    app.toggle(key="business-odd.csv-incidents").set_value(True).run()
    places = app.multiselect(key="place_types-odd.csv-incidents")
    assert places.options == ["Butik (7)"]
    assert app.multiselect(key="codes-odd.csv-incidents").options == ["0826 (7)"]
    places.set_value(["Butik"]).run()
    app.checkbox(key="upload_afresh").check().run()
    add(app)
    assert app.success
    (file,) = store.folder.glob("mappings/*")
    assert 'place_types = ["Butik"]' in file.read_text(encoding="utf-8")


def test_names_of_persons_are_not_offered_as_kinds_of_victims(store: Store) -> None:
    names = "Datum;Brottstyp;Målsägande\n" + "2024-05-01;Stöld;a.berg@telia.se\n" * 9
    app = upload(run("sources"), "namn.csv", names.encode())
    app.toggle(key="business-namn.csv-incidents").set_value(True).run()
    assert "victim_types-namn.csv-incidents" not in [box.key for box in app.multiselect]
    assert not any("telia" in piece for piece in read(app).everything)


def test_counts_and_surveys_have_no_business_filter(store: Store) -> None:
    app = upload(run("sources"), "antal.csv", COUNTS)
    assert not list(app.toggle)


def test_a_reader_loads_nothing_and_an_analyst_neither_restores_nor_purges(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.shared.session.rights.has_login", lambda: True)
    monkeypatch.setattr("pages.shared.session.rights.role", lambda: Role.ANALYST)
    buttons = {button.key for button in run("sources").button}
    assert "verify" in buttons
    assert not buttons & {"restore", "purge"}
    monkeypatch.setattr("pages.shared.session.rights.role", lambda: Role.READER)
    app = run("sources")
    assert SWEDISH_TEXT.sources.not_allowed in read(app).words
    assert not [button for button in app.button if not str(button.key).startswith("present-")]
    monkeypatch.setattr("pages.shared.session.rights.role", lambda: Role.ADMINISTRATOR)
    assert {"restore", "purge", "verify"} <= {button.key for button in run("sources").button}


@pytest.mark.parametrize("language", TEXTS)
def test_the_quality_report_adds_up_to_the_file_and_can_be_saved(
    sample: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    text, part = TEXTS[language], Store(sample).current().part(Kind.INCIDENTS)
    left_out = sum(f.count for f in part.findings if f.remark in LEFT_OUT)
    assert part.read_count == part.kept_count + left_out
    offered = collect_downloads(monkeypatch)
    app = run("sources", language)
    rows = quality.rows_of(part, text)
    counts = [int("".join(filter(str.isdigit, line[1]))) for line in rows]
    assert counts[0] == part.read_count == sum(counts[1:])
    shown = read(app, {n: d for n, d in offered.items() if n.endswith("incidents.csv")})
    assert all(cell in shown.cells for line in rows for cell in line)
    (saved,) = shown.files.values()
    assert saved.startswith(text.frame.fictive)
    assert part.content_hash in saved
    assert text.quality.with_position in saved


@pytest.mark.parametrize("language", TEXTS)
def test_bad_input_is_listed_with_its_row_and_what_is_wrong_there(
    store: Store, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    day = "2024-05-01"
    rows = [
        f"{i};Lampa;{'Zebra' if i in (2, 6, 7, 8) else 'Kamera'};;{'x' if i < 4 else day}"
        for i in range(1, 10)
    ]
    content = "\n".join(["id;rubrik;typ;ägare_typ;beslutad", *rows])
    version = store.add(read_file(Kind.MEASURES, content.encode(), "atgarder.csv"))
    text, offered = TEXTS[language], collect_downloads(monkeypatch)
    app = run("sources", language)
    listed, unread = table_under(app, text.quality.by_row_columns[2])
    unlisted, unreadable = (
        text.remark[r] for r in (Remark.UNLISTED_VALUE, Remark.UNREADABLE_VALUE)
    )
    assert listed == ["3, 7\N{EN DASH}9", "typ", sentence_case(unlisted)]
    saved = offered["pilotkollen-kvalitet-measures.csv"]().decode("utf-8-sig")
    separator = ";" if language == "sv" else ","
    assert separator.join(["9", "typ", ""]) in saved
    assert [line[:2] for line in quality.by_row(version.part(Kind.MEASURES), text)][:4] == [
        ("2", "beslutad"), ("3", "typ"), ("3", "beslutad"), ("4", "beslutad")
    ]  # fmt: skip
    assert unread == ["2\N{EN DASH}4", "beslutad", sentence_case(unreadable)]


def test_a_long_list_of_rows_scrolls_and_an_older_store_without_rows_is_read(store: Store) -> None:
    rows = [f"{i};Lampa;{'Zebra' if i % 2 else 'Kamera'};;" for i in range(300)]
    content = "\n".join(["id;rubrik;typ;ägare_typ;beslutad", *rows])
    part = store.add(read_file(Kind.MEASURES, content.encode(), "atgarder.csv")).part(Kind.MEASURES)
    app = run("sources")
    shown = table_under(app, SWEDISH_TEXT.quality.by_row_columns[2])
    assert [line[0] for line in shown] == list(map(str, range(3, 302, 2)))
    stored = [asdict(finding) for finding in part.findings]
    assert tuple(map(stored_finding, stored)) == part.findings
    older = [{key: value for key, value in f.items() if key != "rows"} for f in stored]
    assert [stored_finding(f).rows for f in older] == [()] * len(older)


def test_what_was_taken_back_can_be_brought_again(store: Store) -> None:
    app = add(upload(run("sources"), "nya.csv", COUNTS.replace(b";20\n", b";30\n")))
    later = store.current()
    app.button(key="undo").click().run()
    app.button(key="redo").click().run()
    assert store.current().fingerprint == later.fingerprint
    assert "redo" not in [button.key for button in app.button]


def test_two_versions_are_compared_without_small_counts(store: Store) -> None:
    app = add(upload(run("sources"), "nya.csv", COUNTS.replace(b";20\n", b";22\n")))
    app.button(key="compare").click().run()
    assert not app.exception
    shown = table_under(app, SWEDISH_TEXT.history.area)
    assert shown
    for _, old, new, difference in shown:
        assert (old == SWEDISH_TEXT.card.hidden_mark) == (difference == old == new)


def test_what_is_stored_is_checked_and_damage_is_told(store: Store) -> None:
    app = run("sources")
    app.button(key="verify").click().run()
    assert SWEDISH_TEXT.store.sound in app.success[-1].value
    (store.folder / "parts" / "counts-0").mkdir()
    app.button(key="verify").click().run()
    assert "counts-0" in app.success[-1].value.replace("\\", "")


def test_a_backup_can_be_restored_on_the_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = collect_downloads(monkeypatch)
    run("sources")
    (name,) = [name for name in offered if name.endswith(".zip")]
    content, before = offered[name](), store.current().fingerprint
    app = add(upload(run("sources"), "nya.csv", COUNTS.replace(b";20\n", b";30\n")))
    assert app.button(key="restore").disabled
    app.file_uploader(key="restore-file").upload(name, content).run()
    app.checkbox(key="restore-sure").check().run()
    app.button(key="restore").click().run()
    assert not app.exception
    assert store.current().fingerprint == before
    app.file_uploader(key="restore-file").upload("annat.zip", b"no zip").run()
    app.checkbox(key="restore-sure").check().run()
    app.button(key="restore").click().run()
    assert "annat.zip" in app.error[-1].value.replace("\\", "")
    assert store.current().fingerprint == before


def test_nothing_is_purged_before_it_is_confirmed(store: Store) -> None:
    app = run("sources")
    assert app.button(key="purge").disabled
    app.checkbox(key="purge-sure").check().run()
    assert not app.button(key="purge").disabled
    app.button(key="purge").click().run()
    assert SWEDISH_TEXT.store.nothing_purged in app.success[-1].value


def test_the_case_number_is_not_in_the_preview(store: Store) -> None:
    rows = "Diarienummer;Brottstid från;Brottsrubricering\n2200-K1;2024-05-01 10:00;Stöld\n"
    app = upload(run("sources"), "handelser.csv", rows.encode())
    assert "Stöld" in read(app).text + "".join(read(app).cells)
    assert not any("2200-K1" in piece for piece in read(app).everything)


def test_one_can_go_back_to_the_version_before(store: Store) -> None:
    first = store.current()
    app = add(upload(run("sources"), "nya.csv", COUNTS.replace(b";20\n", b";30\n")))
    second = store.current()
    app.button(key="undo").click().run()
    assert not app.exception
    assert store.current().fingerprint == first.fingerprint != second.fingerprint
    assert len(app.success) == 1
    assert "nya.csv" not in read(app).tables[0].to_numpy()


def test_the_first_version_cannot_be_undone(store: Store) -> None:
    assert "undo" not in [button.key for button in run("sources").button]


@pytest.mark.parametrize("language", TEXTS)
def test_an_empty_store_is_offered_the_sample(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def load_quickly(store: Store, folder: Path) -> None:
        load(store.folder, study=f"# FIKTIVA DATA\n{STUDY}")

    monkeypatch.setattr("pages.sources.add.load_sample", load_quickly)
    app = run("sources", language)
    assert app.button(key="load_sample").label == TEXTS[language].sources.load_sample
    app.button(key="load_sample").click().run()
    assert [said.value for said in app.success] == [TEXTS[language].sources.sample_loaded]
    assert Store(store_folder).numbers() == [1]
    assert "load_sample" not in [button.key for button in app.button]


def test_own_data_do_not_mix_with_the_sample(sample_store: Path, store_folder: Path) -> None:
    shutil.copytree(sample_store, store_folder, dirs_exist_ok=True)
    app = run("sources")
    assert SWEDISH_TEXT.sources.fresh_start in read(app).words
    add(upload(app, "antal.csv", COUNTS))
    assert Store(store_folder).current().parts.keys() == {Kind.COUNTS}
    assert SWEDISH_TEXT.frame.fictive_long not in read(app).text


@pytest.mark.parametrize("language", TEXTS)
def test_what_was_noticed_in_the_files_is_told_with_counts(sample: Path, language: str) -> None:
    screen = read(run("sources", language))
    text, version = TEXTS[language], Store(sample).current()
    for part in version.files:
        assert text.numbers.whole(part.kept_count) in screen.cells
        for found in part.findings:
            assert any(text.remark[found.remark] in cell for cell in screen.cells)
            assert text.numbers.whole(found.count) in screen.cells


@pytest.mark.parametrize(("language", "said"), [("sv", "Läses inte: "), ("en", "Not read: ")])
def test_headers_that_are_not_read_are_named_before_the_load(
    store_folder: Path, language: str, said: str
) -> None:
    content = "Datum;Brott;Breddgrad;Längdgrad;Belopp\n2024-05-01;Rån;58,28;12,28;100\n".encode()
    app = upload(run("sources", language), "x.csv", content)
    assert f"{said}Belopp." in [plain(word.value) for word in app.markdown]


@pytest.mark.parametrize("language", TEXTS)
def test_a_file_can_be_put_beside_what_is_loaded_of_its_kind(store: Store, language: str) -> None:
    text = TEXTS[language]
    newer = COUNTS.replace(b";20\n", b";30\n")
    app = upload(run("sources", language), "nya.csv", newer)
    asked = app.radio(key="upload_beside-counts")
    assert "counts.csv" in asked.label.replace("\\", "")
    assert asked.value == text.sources.instead
    asked.set_value(text.sources.beside).run()
    add(app)
    assert not app.exception
    assert [part.name for part in store.current().parts[Kind.COUNTS]] == ["counts.csv", "nya.csv"]
    tabs = [plain(tab.label) for tab in app.tabs]
    assert [tab.split(": ")[-1] for tab in tabs[:2]] == ["counts.csv", "nya.csv"]
    twice = table_under(app, text.quality.together_columns[0])[0]
    assert text.remark[Remark.IN_SEVERAL_FILES] in twice[0]
    assert twice[1] == text.numbers.whole(store.current().part(Kind.COUNTS).kept_count)


def test_a_plan_and_a_first_file_of_its_kind_only_replace(store: Store) -> None:
    for name, content in (("plan.toml", STUDY.encode()), ("o.geojson", squares({"a": "A"}))):
        app = upload(run("sources"), name, content)
        assert not list(app.radio)


def test_a_damaged_store_is_told_and_a_backup_is_offered_there(
    store: Store, tmp_path: Path
) -> None:
    backup(store, tmp_path / "b.zip")
    store.current().part(Kind.COUNTS).rows_file.unlink()
    assert SWEDISH_TEXT.store.damaged in run("overview").error[0].value
    assert not list(run("overview").file_uploader)
    app = run("sources")
    assert SWEDISH_TEXT.store.damaged in app.error[0].value
    app.file_uploader(key="mend-file").upload("b.zip", (tmp_path / "b.zip").read_bytes()).run()
    app.checkbox(key="mend-sure").check().run()
    app.button(key="mend").click().run()
    assert not app.exception
    assert not app.error
    assert "b.zip" in app.success[0].value
    assert store.current().number == 1


def test_only_an_administrator_is_offered_to_restore_a_damaged_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.current().part(Kind.COUNTS).rows_file.unlink()
    monkeypatch.setattr("pages.shared.session.rights.has_login", lambda: True)
    monkeypatch.setattr("pages.shared.session.rights.role", lambda: Role.ANALYST)
    offered = [button.key for button in run("sources").button]
    assert not [key for key in offered if not str(key).startswith("present-")]


def test_a_lost_pointer_is_told_and_the_pages_go_on(store: Store) -> None:
    (store.folder / "current").unlink()
    app = run("sources")
    assert app.warning[0].value.startswith("current: ")
    assert SWEDISH_TEXT.history.current in read(app).text + "".join(read(app).cells)


@pytest.mark.parametrize(
    ("name", "heading", "click"),
    [
        ("restore", SWEDISH_TEXT.keep.restore_heading, "restore-sure"),
        ("purge", SWEDISH_TEXT.keep.purge_heading, "purge-sure"),
    ],
)
def test_what_was_opened_stays_open_at_a_click(
    store: Store, name: str, heading: str, click: str
) -> None:
    def is_open() -> bool:
        (found,) = [each for each in app.expander if each.label == heading]
        return bool(found.proto.expanded)

    app = run("sources")
    assert not is_open()
    app.session_state[f"{name}-open"] = True
    app.checkbox(key=click).check().run()
    assert is_open()
    app.button(key="verify").click().run()
    assert is_open()


def test_compare_shows_first_what_differs(store: Store) -> None:
    app = add(upload(run("sources"), "plan.toml", f"{STUDY}# ny".encode()))
    app.button(key="compare").click().run()
    kinds = [line[0] for line in table_under(app, SWEDISH_TEXT.history.part_columns[1])]
    assert kinds == ["Utvärderingsplan", "Färdiga antal"]


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "0 av filens 2 kolumner"), ("en", "0 columns")]
)
def test_where_no_column_is_recognised_there_is_a_sentence_and_no_blank_table(
    store_folder: Path, language: str, said: str
) -> None:
    app = upload(run("sources", language), "x.csv", b"a;b\nx;y\n")
    assert any(word.value.startswith(said) for word in app.markdown)
    assert not app.dataframe


@pytest.mark.parametrize("language", TEXTS)
def test_a_template_of_each_kind_can_be_saved_in_the_readers_language(
    store: Store, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    text, offered = TEXTS[language], collect_downloads(monkeypatch)
    app = run("sources", language)
    chosen = app.selectbox(key="template_kind")
    assert chosen.options == [sentence_case(text.kind[kind]) for kind in template_kinds()]
    chosen.set_value(Kind.MEETINGS).run()
    content = offered[text.templates.file_name.format(kind="meetings")]()
    assert content == template(Kind.MEETINGS, language)
    assert text.templates.plan in read(app).text


def test_a_reader_is_offered_no_template(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.session.rights.has_login", lambda: True)
    monkeypatch.setattr("pages.shared.session.rights.role", lambda: Role.READER)
    assert not [box for box in run("sources").selectbox if box.key == "template_kind"]


def test_a_reader_is_sent_no_remark_of_few_rows_and_an_analyst_is(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 40 incidents three have no place, and two no known kind."""
    place = "{latitude};{longitude}".format(**at(50, 50))
    rows = [
        f"2024-05-{1 + n % 28:02} 10:00;{'Zqxsort' if n in (7, 8) else 'Stöld'};"
        f"{';' if n < 3 else place}"
        for n in range(40)
    ]
    content = "\n".join(["Datum;Brott;Lat;Long", *rows])
    Store(store_folder).add(AREAS, read_file(Kind.INCIDENTS, content.encode(), "a.csv"))
    text = SWEDISH_TEXT
    monkeypatch.setattr("pages.shared.session.rights.has_login", lambda: True)
    sent = {}
    for role in (Role.ANALYST, Role.READER):
        monkeypatch.setattr("pages.shared.session.rights.role", lambda role=role: role)
        sent[role] = read(run("sources"))
    with_place = [text.quality.with_position, "37"]
    (told,) = [t for t in sent[Role.ANALYST].tables if text.quality.with_position in t.to_numpy()]
    assert with_place == told[told.iloc[:, 0] == text.quality.with_position].iloc[0, :2].tolist()
    (hidden,) = [t for t in sent[Role.READER].tables if text.quality.with_position in t.to_numpy()]
    assert "37" not in hidden.to_numpy()
    remark = text.remark[Remark.NO_POSITION]
    assert any(remark in cell for cell in sent[Role.ANALYST].cells)
    assert not any(remark in cell for cell in sent[Role.READER].cells)
