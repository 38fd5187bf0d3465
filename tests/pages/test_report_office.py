"""What Word files and slides have alike: words that XML may hold, widths, columns, zips."""

from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pandas as pd
import pytest

from pages.report.writers.office.arial import width, wrapped
from pages.report.writers.office.columns import columns, even, fitted, halves, is_number
from pages.report.writers.office.legal import legal, lines, paragraphs
from pages.report.writers.zipped import rezipped, zipped

ROWS = pd.DataFrame(
    [("Norra Kungsgatan", "1 234", "större än slumpen brukar ge")] * 3,
    columns=["Område", "Händelser före", "Tolkning"],
)


@pytest.mark.parametrize("code", [*range(0x100), 0x2028, 0x202E, 0xD800, 0xFDD0, 0xFFFE, 0xFFFF])
def test_whatever_sign_a_name_holds_xml_can_hold_what_is_left(code: int) -> None:
    kept = legal(f"a{chr(code)}b")
    assert kept[0] + kept[-1] == "ab"
    assert "\n" not in kept
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;")
    assert fromstring(f"<w>{escaped}</w>").text == kept


def test_letters_numbers_and_other_alphabets_are_left_as_they_are() -> None:
    for name in (
        "Åsa Öberg",
        "1\N{NO-BREAK SPACE}234 %",
        "Жуков",
        "中文",
        "👮",
        "=1+1",
        "<b>&amp;",
    ):
        assert legal(name) == name


def test_people_keep_their_lines_and_texts_their_paragraphs() -> None:
    assert lines("Ett.\r\n\n Två. ") == ["Ett.", "Två."]
    assert paragraphs("Ett\nslut.\n \nNytt.") == ["Ett slut.", "Nytt."]
    assert lines("") == paragraphs(" \n") == [""]


def test_widths_are_those_of_arial() -> None:
    """Of the font itself, in thousandths: H 722, e 556, j 222, space 278; bold H 722, e 556."""
    assert width("He j", 100) == pytest.approx((72.2 + 55.6 + 27.8 + 22.2) * 1.01)
    assert width("He", 10, bold=True) == pytest.approx((7.22 + 5.56) * 1.01)
    assert width("Å", 10) == width("A", 10)
    assert width("中", 10) == pytest.approx(10.1)


def test_lines_are_within_the_room_and_hold_every_sign() -> None:
    said = f"Kring Norra Kungsgatan {'Å' * 40} är 1\N{NO-BREAK SPACE}234 händelser"
    broken = wrapped(said, 10, 120)
    assert all(width(line, 10) <= 120 for line in broken)
    assert "".join(broken).replace(" ", "") == said.replace(" ", "")
    assert any("1\N{NO-BREAK SPACE}234" in line for line in broken)


@pytest.mark.parametrize("room", [200.0, 260.0, 480.0])
def test_columns_take_the_room_and_break_no_word(room: float) -> None:
    laid = columns(ROWS, room, 9, 10)
    assert laid is not None
    assert sum(laid.widths) == pytest.approx(room)
    for column, wide in enumerate(laid.widths):
        words = [*str(ROWS.columns[column]).split(), *str(ROWS.iloc[0, column]).split()]
        assert all(width(word, 9) + 10 <= wide + 1e-6 for word in words)


def test_a_table_is_set_smaller_before_its_words_are_broken() -> None:
    assert columns(ROWS, 90, 9, 10) is None
    assert fitted(ROWS, 90, (9, 8), 10) is None
    sizes = [laid.size for room in (500, 190) if (laid := fitted(ROWS, room, (9, 8, 7), 10))]
    assert sizes[0] == 9
    assert sizes[1] < 9


def test_halves_hold_every_column_once_and_the_first_in_each() -> None:
    wide = pd.concat([ROWS, ROWS.add_suffix(" 2"), ROWS.add_suffix(" 3")], axis=1)
    parts = halves(wide, 260, 9, 10)
    assert len(parts) > 1
    assert [c for part in parts for c in part.columns[1:]] == list(wide.columns[1:])
    assert {part.columns[0] for part in parts} == {"Område"}
    assert len(halves(ROWS, 500, 9, 10)) == 1
    assert even(ROWS, 90, 9).widths == (30, 30, 30)


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("1 234", "\N{MINUS SIGN}18 %", "··", ""), True),
        (("2,5", "+3"), True),
        (("Norra", "1"), False),
        (("1 färre", "2"), False),
        (("", ""), False),
    ],
)
def test_columns_of_numbers_are_known(cells: tuple[str, ...], numbers: bool) -> None:
    assert is_number(pd.DataFrame({"a": cells}), 0) is numbers


def test_a_zip_has_no_clock_and_no_order_of_its_own() -> None:
    files = {"b.xml": b"2", "[Content_Types].xml": b"0", "a/c.xml": b"1" * 999}
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in reversed(files.items()):
            archive.writestr(name, content)
    assert rezipped(out.getvalue()) == zipped(files)
    with ZipFile(BytesIO(zipped(files))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a/c.xml", "b.xml"]
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {one.create_system for one in archive.infolist()} == {3}
