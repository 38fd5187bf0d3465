import codecs

import pytest

from data.files.delimited import read_delimited
from data.problems import FileError, Finding, Remark, Rule

ROWS = "Område;Brottstyp;Antal\nÅby;Stöld, övrig;3\nÖrn;Rån;1,5\n"


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode(),
        codecs.BOM_UTF8 + ROWS.encode(),
        ROWS.encode("cp1252"),
        ROWS.encode("utf-16"),
        codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
        ROWS.replace("\n", "\r\r\n").encode(),
        ROWS.replace("\n", "\r").encode(),
        ROWS.replace(";", "\t").encode(),
        ROWS.replace(";", "|").encode(),
        "Område,Brottstyp,Antal\nÅby,'Stöld, övrig',3\nÖrn,Rån,'1,5'".replace("'", '"').encode(),
    ],
)
def test_the_same_table_is_read_whatever_its_encoding_delimiter_and_line_ends(
    content: bytes,
) -> None:
    rows, findings = read_delimited(content, "x.csv")
    assert list(rows) == ["Område", "Brottstyp", "Antal"]
    assert rows.to_numpy().tolist() == [["Åby", "Stöld, övrig", "3"], ["Örn", "Rån", "1,5"]]
    assert findings == ()


def test_lines_above_the_header_are_skipped() -> None:
    above = "# FIKTIVA DATA; för exempel\nKälla: Polisen, uttag 2025\n\nsep=;\n"
    rows, _ = read_delimited((above + ROWS).encode(), "x.csv")
    assert rows["Antal"].tolist() == ["3", "1,5"]


def test_a_row_with_one_field_too_many_is_left_out_and_its_line_named() -> None:
    content = "a;b;c\n1;2;3\nStöld; i butik;2;3\n4;5;6\n".encode()
    rows, findings = read_delimited(content, "x.csv")
    assert rows["a"].tolist() == ["1", "4"]
    assert findings == (Finding(Remark.BROKEN_ROW, 1, examples=("3",), rows=(3,)),)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("a;b\n1;2\n3;4\n", [2, 3]),
        ("Källa: X\n\na;b\n1;2\n\n\n3;4", [4, 7]),  # a title, blank lines
        ('a;b\n"1\n\n1";2\n3;4\n', [2, 5]),  # a cell of three lines
        ("a;b;c\n1;2;3\n4\n;;\n5;6;7\n", [2, 3, 5]),  # a short row in its place, a blank one
        ("a;b;c\n1;2;3\n1;2;3;4\n\n5;6;7\n", [2, 5]),  # one that is left out
    ],
)
def test_every_row_knows_its_line_of_the_file(content: str, lines: list[int]) -> None:
    rows, _ = read_delimited(content.encode(), "x.csv")
    assert rows.index.tolist() == lines


def test_a_broken_row_is_found_below_blank_lines() -> None:
    _, findings = read_delimited(b"a;b;c\n\n1;2;3\n\n1;2;3;4\n5;6;7\n1;2;3;4\n", "x.csv")
    assert findings == (Finding(Remark.BROKEN_ROW, 2, examples=("5", "7"), rows=(5, 7)),)


def test_a_delimiter_at_the_end_of_each_row_shifts_nothing() -> None:
    rows, findings = read_delimited(b"Region;Period;Antal\nA;Jan;133;\nB;Feb;2;\n", "x.txt")
    assert rows.to_numpy().tolist() == [["A", "Jan", "133"], ["B", "Feb", "2"]]
    assert findings == ()


def test_a_line_break_inside_quotes_does_not_break_the_row() -> None:
    rows, _ = read_delimited(b'a;b\n"one\ntwo";3\n;;\nx;4\n', "x.csv")
    assert rows["a"].tolist() == ["one\ntwo", "x"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b" \n \n", Rule.EMPTY_FILE),
        (b"a;b;c\n", Rule.NO_ROWS),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Rule.NOT_TEXT),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x00", Rule.NOT_TEXT),
        (b"\xff\xfea", Rule.CUT_OFF),
        (b'a;b\n"never closed;1\n', Rule.OPEN_QUOTE),
    ],
)
def test_what_is_no_table_of_text_is_refused_with_its_reason(content: bytes, rule: Rule) -> None:
    with pytest.raises(FileError) as caught:
        read_delimited(content, "x.csv")
    assert [fault.rule for fault in caught.value.faults] == [rule]


def test_a_short_row_with_a_sign_for_inches_is_filled_up() -> None:
    rows, findings = read_delimited('a;b;c\n1;2;3\n5" rör;2\n4;5;6\n'.encode(), "x.csv")
    assert sorted(rows["a"]) == ["1", "4", '5" rör']
    assert findings == ()
