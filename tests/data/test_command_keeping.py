"""`python -m data`: to look back, take back, check, save and delete; in both languages."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data.__main__ import _COMMANDS, main
from data.intake import Kind
from data.problems import Finding, Remark
from data.quality import ColumnQuality
from data.store import Store
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.conftest import ROOT
from tests.data.killing import csv
from tests.data.test_store import AREAS, files, thefts
from tests.sample import STUDY, at, study

SWEDISH, ENGLISH = "sv_SE.UTF-8", "en_GB.UTF-8"
QUALITY = ColumnQuality(
    column="offence_text", header="Brott", filled=3, missing=2, unreadable=1, out_of_range=0
)
FIRST = replace(
    thefts(3, "första.csv"),
    read_count=1004,
    findings=(Finding(Remark.NO_DATE, 1001),),
    mapping='[columns]\noffence_text = "Brott"\n',
    quality=(QUALITY,),
)


@pytest.fixture(scope="module")
def two_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = Store(tmp_path_factory.mktemp("two"))
    store.add(AREAS, FIRST, made_by="anna")
    store.add(thefts(5, "andra.csv"), made_by="bo")
    return store.folder


@pytest.fixture
def store(two_loads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    folder = Path(shutil.copytree(two_loads, tmp_path / "store"))
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    monkeypatch.setenv("LANG", SWEDISH)
    return Store(folder)


Said = pytest.CaptureFixture[str]


def said(capsys: Said, *command: str, code: int = 0) -> str:
    """What it prints, where it should be: the outcome on stdout, a problem on stderr."""
    assert main(list(command)) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err + told.out
    return told.out if code == 0 else told.err + told.out


def test_show_prints_a_version_whole(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = said(capsys, "show", "1")
    assert shown.startswith("Version 1, gjord 20")
    for words in (
        ": omraden.geojson, första.csv\n",
        "Inläst av anna",
        f"SHA-256 {FIRST.content_hash}",
        f"SHA-256 {AREAS.content_hash}",
        "3 av 1\N{NO-BREAK SPACE}004 rader inlästa, 1\N{NO-BREAK SPACE}001 utelämnade",
        "1\N{NO-BREAK SPACE}001 st: saknar datum",
        "(Brott): 3 lästa, 2 saknas, 1 oläsbara, 0 orimliga",
        '    offence_text = "Brott"\n',
    ):
        assert words in shown, words
    monkeypatch.setenv("LANG", ENGLISH)
    current = said(capsys, "show")
    assert current.startswith("Version 2, made 20")
    assert "Loaded by bo\nReplaced version 1\n" in current
    assert "5 of 5 rows loaded, 0 left out" in current


def test_the_list_says_who_loaded_and_which_version_cannot_be_read(
    store: Store, capsys: Said
) -> None:
    store.ledger.file(1).write_text("{", encoding="utf-8")
    newest, oldest = said(capsys, "list").splitlines()
    assert newest.endswith("  bo  andra.csv  (används nu)")
    assert oldest.startswith("1  ")
    assert "går inte att läsa" in oldest


def test_redo_takes_an_undo_back(store: Store, capsys: Said) -> None:
    assert said(capsys, "undo") == "Version 1 används nu.\n"
    assert said(capsys, "redo") == "Version 2 används nu.\n"
    assert "ingen ångrad version" in said(capsys, "redo", code=1)
    assert store.current().number == 2


def test_compare_says_what_changed(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = said(capsys, "compare").splitlines()
    assert changed == [
        "Version 1 jämförd med version 2",
        "händelser: ändrat (första.csv, nu andra.csv)",
        "områden: oförändrat (omraden.geojson)",
        "Alla områden: 3 händelser, nu 5 (+2)",
        "Area North: 3 händelser, nu 5 (+2)",
        "2024-05: 3 händelser, nu 5 (+2)",
    ]
    assert said(capsys, "compare", "1", "2").splitlines() == changed
    monkeypatch.setenv("LANG", ENGLISH)
    assert "same in all areas" in said(capsys, "compare", "2", "2")
    assert "There is no version 7" in said(capsys, "compare", "7", code=1)


def test_compare_says_when_there_is_nothing_before(store: Store, capsys: Said) -> None:
    store.undo()
    assert said(capsys, "compare", code=1) == (
        "Version 1 är den första; det finns ingen tidigare att jämföra den med.\n"
    )


def test_compare_says_one_incident_and_shows_what_changed_first(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(thefts(1, "en.csv"))
    store.add(study(), thefts(2, "två.csv"))
    lines = said(capsys, "compare").splitlines()
    assert "Alla områden: 1 händelse, nu 2 (+1)" in lines
    assert [line.split(": ")[1].split(" ")[0] for line in lines[1:4]] == [
        "ändrat",
        "tillagt",
        "oförändrat",
    ]
    monkeypatch.setenv("LANG", ENGLISH)
    assert "All areas: 1 incident, now 2 (+1)" in said(capsys, "compare")


def test_verify_ends_with_1_only_if_something_needed_is_damaged(store: Store, capsys: Said) -> None:
    assert said(capsys, "verify") == "Allt som är sparat är helt.\n"
    (store.folder / "parts" / "incidents-0").mkdir()
    assert "parts/incidents-0: används inte" in said(capsys, "verify")
    store.current().part(Kind.INCIDENTS).rows_file.unlink()
    told = said(capsys, "verify", code=1)
    assert "rows.parquet: saknas" in told
    assert "python -m data restore" in told


def test_verify_does_not_say_that_a_store_is_whole_which_is_not_there(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", f"{store.folder}-named-wrongly")
    assert SWEDISH_TEXT.store.sound not in said(capsys, "verify", code=1)


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
def test_a_store_of_a_newer_program_is_told_as_such_and_not_as_damaged(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANG", language)
    text = SWEDISH_TEXT if language == SWEDISH else ENGLISH_TEXT
    kept = store.ledger.file(2).read_bytes()
    store.ledger.file(2).write_text('{"format": 99}')
    for command in ("show", "undo", "verify", "backup b.zip"):
        told = said(capsys, *command.split(), code=1)
        assert text.store.newer in told
        assert text.store.damaged not in told
        assert text.store.mend not in told
    assert store.ledger.file(2).read_text() == '{"format": 99}'
    store.ledger.file(2).write_bytes(kept)
    assert text.store.sound in said(capsys, "verify")


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
@pytest.mark.parametrize(
    "command", ["list", "show", "undo", "redo", "compare", "verify", "backup b.zip", "add"]
)
def test_a_store_whose_pointer_is_noise_is_told_by_every_command_and_goes_on(
    store: Store,
    capsys: Said,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    language: str,
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_bytes(csv(3))
    (store.folder / "current").write_bytes(b"\xff\xfe")
    words = command.split() if command != "add" else ["add", "incidents", "a.csv"]
    assert main(words) == (1 if command == "redo" else 0)
    told = capsys.readouterr()
    assert (told.out + told.err).count("current: ") == 1
    assert store.numbers()[:2] == [1, 2]


def test_a_backup_is_restored_and_a_foreign_file_is_not(
    store: Store, capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kopia.zip"
    assert said(capsys, "backup", str(file)).startswith("Säkerhetskopia: kopia.zip, 0,")
    store.add(thefts(9))
    assert said(capsys, "restore", str(file)) == (
        "kopia.zip är återställd. Version 2 används nu.\n"
    )
    assert store.current().part(Kind.INCIDENTS).kept_count == 5
    file.write_bytes(b"Datum;Brott\n")
    monkeypatch.setenv("LANG", ENGLISH)
    told = said(capsys, "restore", str(file), code=1)
    assert told == "kopia.zip is no backup made by Pilotkollen. Nothing has changed.\n"
    assert "does not exist" in said(capsys, "restore", str(tmp_path / "none.zip"), code=1)
    assert "does not exist" in said(capsys, "backup", str(tmp_path / "no" / "b.zip"), code=1)


def test_a_backup_is_not_overwritten_unasked(store: Store, capsys: Said, tmp_path: Path) -> None:
    file = tmp_path / "kopia.zip"
    file.write_bytes(b"the last one")
    assert "--overwrite" in said(capsys, "backup", str(file), code=1)
    assert file.read_bytes() == b"the last one"
    said(capsys, "backup", str(file), "--overwrite")
    assert file.read_bytes().startswith(b"PK")


def test_a_file_can_be_put_beside_what_is_loaded(
    store: Store, capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "Diarienummer;Brottstid från;Brottskod;Lat;Long\n"
    place = "{latitude};{longitude}".format(**at(50, 50))
    (tmp_path / "maj.csv").write_text(
        f"{header}K1;2024-05-01 10:00;0826;{place}\nK2;2024-05-02 10:00;0826;{place}\n",
        encoding="utf-8",
    )
    (tmp_path / "juni.csv").write_text(
        f"{header}K2;2024-05-02 10:00;0826;{place}\n", encoding="utf-8"
    )
    assert "Version 3" in said(capsys, "add", "incidents", str(tmp_path / "maj.csv"))
    told = said(capsys, "add", "incidents", str(tmp_path / "juni.csv"), "--beside")
    assert "juni.csv: 1 av 1 rad inlästa. Version 4." in told
    assert "  1 st: finns i flera filer; raden i den senast inlästa filen räknas" in told
    names = [part.name for part in store.current().parts[Kind.INCIDENTS]]
    assert names == ["maj.csv", "juni.csv"]
    shown = said(capsys, "show")
    assert "händelser: maj.csv" in shown
    assert "händelser: juni.csv" in shown
    (tmp_path / "plan.toml").write_text(STUDY, encoding="utf-8")
    for language, words in ((SWEDISH, "bara en fil i taget"), (ENGLISH, "only one file")):
        monkeypatch.setenv("LANG", language)
        told = said(capsys, "add", "study", str(tmp_path / "plan.toml"), "--beside", code=1)
        assert words in told
    assert store.numbers()[-1] == 4


def test_a_first_load_that_fails_leaves_no_key(
    capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    (tmp_path / "a.csv").write_text("Diarienummer;Belopp\nK1;3\n", encoding="utf-8")
    said(capsys, "add", "incidents", str(tmp_path / "a.csv"), code=1)
    assert files(tmp_path / "store") == {}


def test_purge_says_what_it_deleted(store: Store, capsys: Said) -> None:
    gone = said(capsys, "purge", "--older-than", "9999-01-01", "--grace", "0").splitlines()
    assert gone[0].startswith("Raderade versioner: 1. Frigjort: 0,")
    assert [line.split("/")[0] for line in gone[1:]] == ["parts", "summaries"]
    assert store.numbers() == [2]
    assert "inget att radera" in said(capsys, "purge", "--older-than", "24m")


WRONG = {
    "purge": "det här saknas: --older-than",
    "purge --older-than igår": "--older-than: 24m | 730d | 2024-01-31",
    "purge --older-than": "--older-than: ett värde saknas",
    "purge --o": "--older-than: ett värde saknas",
    "show two": "N: 'two' går inte att läsa",
    "restore": "det här saknas: FIL",
    "add burglaries a.csv": "SLAG: 'burglaries' finns inte (välj bland 'incidents', ",
    "list now": "okänt: now",
    "undo --beside": "okänt: --beside",
    "backup --overwrite=ja b.zip": "--overwrite: tar inget värde ('ja')",
    "add incidents a.csv --afresh --beside": "--beside: går inte ihop med --afresh",
    "fetch": "'fetch' finns inte (välj bland 'add', ",
    "": "det här saknas: KOMMANDO",
}
ENGLISH_WORDS = {"usage:", "options:", "positional", "argument", "arguments", "error:", "invalid"}
ENGLISH_WORDS |= {"required:", "show this", "help message", "expected", "choose"}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_usage_is_told_in_swedish_and_ends_with_2(
    store: Store, capsys: Said, wrong: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(wrong.split())
    told = capsys.readouterr().err
    assert caught.value.code == 2
    assert WRONG[wrong] in told
    assert not {word for word in ENGLISH_WORDS if word in told}


def help_of(capsys: Said, *command: str) -> str:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_says_in_plain_words_what_each_command_does(
    store: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for language, text in ((SWEDISH, SWEDISH_TEXT), (ENGLISH, ENGLISH_TEXT)):
        monkeypatch.setenv("LANG", language)
        told = " ".join(help_of(capsys, *command.split()).split())
        assert (text.command.help[command] if command else text.command.about) in told
        assert any(word in told for word in ENGLISH_WORDS) == (language == ENGLISH)


@pytest.mark.parametrize("written", ["at once", "at the end"])
def test_a_reader_who_has_seen_enough_gets_no_traceback(store: Store, written: str) -> None:
    at_once = {"PYTHONUNBUFFERED": "1"} if written == "at once" else {}
    with subprocess.Popen(
        [sys.executable, "-m", "data", "show"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={"PILOTKOLLEN_STORE": str(store.folder), "PYTHONUTF8": "1"} | at_once,
    ) as showing:
        assert showing.stdout is not None
        showing.stdout.close()
        assert showing.stderr is not None
        assert showing.stderr.read() == ""
        assert showing.wait(timeout=60) == 0


def test_a_load_says_its_steps_on_request_and_who_loaded(
    store: Store, capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "cecilia")
    (tmp_path / "a.csv").write_bytes(csv(3))
    assert main(["add", "incidents", str(tmp_path / "a.csv"), "--progress"]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines()[0] == "Läser filen …"
    assert told.err.splitlines()[-1] == "Sparar den nya versionen …"
    assert told.out.startswith("a.csv: 3 av 3 rader inlästa. Version 3.")
    assert store.current().made_by == "cecilia"
    assert main(["add", "incidents", str(tmp_path / "a.csv")]) == 0
    assert capsys.readouterr().err == ""  # nobody sits there: it is no terminal


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent there")
def test_ctrl_c_ends_a_load_with_one_line_and_nothing_has_changed(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "stor.csv").write_bytes(csv(200_000))
    before = files(store.folder)
    command = [sys.executable, "-m", "data", "add", "incidents", str(tmp_path / "stor.csv")]
    loading = subprocess.Popen(
        [*command, "--progress"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={"PILOTKOLLEN_STORE": str(store.folder), "PYTHONUTF8": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert loading.stderr is not None
    assert loading.stderr.readline() == "Läser filen …\n"
    loading.send_signal(signal.SIGINT)
    out, err = loading.communicate(timeout=60)
    assert loading.returncode == 130
    assert err.splitlines()[-1] == "Avbrutet. Inget har ändrats."
    assert (out, "Traceback" in err) == ("", False)
    assert files(store.folder) == before
