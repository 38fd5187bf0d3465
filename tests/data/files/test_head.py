import gzip

from data.files.head import head
from data.files.tables import read_table

LINE = "2024-05-01;Norr;Åker\n"
LONG = ("Datum;Område;Plats\n" + LINE * 100_000).encode()


def test_a_long_text_is_cut_after_a_whole_line() -> None:
    content, name = head(LONG, "x.csv")
    assert name == "x.csv"
    assert len(content) <= 1_000_000
    assert LONG.startswith(content)
    assert content.endswith(LINE.encode())


def test_a_packed_text_is_unpacked_only_that_far() -> None:
    content, name = head(gzip.compress(LONG), "X.CSV.gz")
    assert (content, name) == (head(LONG, "x.csv")[0], "X.CSV")
    assert head(b"no gzip", "x.csv.gz") == (b"no gzip", "x.csv.gz")


def test_the_head_is_a_file_that_reads_like_the_whole_in_every_encoding() -> None:
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        content, name = head(LONG.decode().encode(encoding), "x.csv")
        table = read_table(content, name)
        assert table.headers == ["Datum", "Område", "Plats"]
        assert set(table.rows["Plats"]) == {"Åker"}


def test_a_short_text_and_any_other_file_are_given_whole() -> None:
    assert head(LINE.encode(), "x.txt") == (LINE.encode(), "x.txt")
    assert head(LONG, "x.xlsx") == (LONG, "x.xlsx")
    one_line = b"x" * 2_000_000
    assert len(head(one_line, "x.csv")[0]) == 1_000_000
