"""The command line, with names of files that would steer a terminal or break a line of a log."""

from pathlib import Path

import pytest

from data.__main__ import main
from data.controls import harmless, harmless_name, whole
from tests.hostile.corpus import CONTROLS, LINES, ONE_LINE

COUNTS = "Område;Månad;Brottstyp;Antal\nNorr;2024-01;Stöld;12\n"
NAMES = [
    "\x1b[31mred\x1b]0;title\x07.csv", "a\nERROR forged.csv", "\x9b2J.csv",
    "abc\N{RIGHT-TO-LEFT OVERRIDE}vsc.csv", "{0} %s {area}.csv", "\udcff.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_terminal_is_not_steered_by_the_name_of_a_file(
    name: str, store_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(COUNTS, "utf-8")
    assert main(["add", "counts", str(file)]) == 0
    assert main(["list"]) == main(["show"]) == 0
    assert main(["add", "counts", str(tmp_path / f"no{name}")]) == 1
    file.write_text("x", "utf-8")
    assert main(["add", "counts", str(file)]) == 1
    said = capsys.readouterr()
    for line in (said.out + said.err).splitlines():
        assert harmless(line) == line
        assert not line.startswith("ERROR")


@pytest.mark.parametrize("text", [*ONE_LINE.values(), *LINES.values(), *CONTROLS.values()])
def test_what_is_printed_is_text_that_any_file_can_hold(text: str) -> None:
    for said in (harmless(text), whole(text), harmless_name(text)):
        said.encode("utf-8")
    assert "\x1b" not in harmless(text)
    assert "\n" not in harmless_name(text)
