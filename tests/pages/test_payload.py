"""What a reader is not shown is not sent: every page and part, down to its messages and files."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.intake import Kind
from data.roles import Role
from data.store import Version
from pages.shared.menu import MENU
from pages.shared.opened import opened
from pages.shared.session import LANGUAGE, WHOLE_STORY
from pages.shared.session.presenting import PRESENT, SLIDE, STORY
from pages.shared.text.sv import SWEDISH_TEXT
from tests.conftest import ROOT
from tests.pages.hot_town import SOUTH, TO_DEGREES, WEST
from tests.pages.payload import Sent, sent_to
from tests.pages.screen import TEXTS
from tests.pages.secret_town import MARK, PAID, SPOTS, town
from tests.pages.test_export_bytes import (
    LARGE,
    SMALL,
    around,
    large_counts,
    numbers_like,
    readable,
)
from tests.pages.test_present import SAMPLE_STORY
from tests.pages.town import AREAS, STUDY, load, squares
from tests.views import views

METRES = np.array([(WEST + round(east), SOUTH + round(north)) for east, north, _ in SPOTS])
DEGREES = np.column_stack(TO_DEGREES.transform(*METRES.T))
NEAR = {"degrees": 5e-6, "metres": 0.6}  # both half a metre
PAIRS = (
    (re.compile(r"(1[23]\.\d{4,})\D{1,12}?(5[89]\.\d{4,})"), 1),
    (re.compile(r"(5[89]\.\d{4,})\D{1,12}?(1[23]\.\d{4,})"), -1),
    (re.compile(r"(?<!\d)(34\d{4}(?:\.\d+)?)\D{1,12}?(64[67]\d{4}(?:\.\d+)?)"), 1),
    (re.compile(r"(?<!\d)(64[67]\d{4}(?:\.\d+)?)\D{1,12}?(34\d{4}(?:\.\d+)?)"), -1),
)
EXACT = f"[{DEGREES[0][1]:.6f}, {DEGREES[0][0]:.6f}]"  # as a map would be sent it


def exact_places(sent: Sent) -> set[tuple[float, ...]]:
    """Pairs of numbers beside each other that say where an incident was."""
    pairs = {
        tuple(map(float, found.groups()))[::way]
        for words in sent.words
        for pattern, way in PAIRS
        for found in pattern.finditer(words)
    }
    return {pair for pair in pairs if is_near(pair)}


def is_near(pair: tuple[float, ...]) -> bool:
    known, near = (METRES, "metres") if pair[0] > 1_000 else (DEGREES, "degrees")
    return bool((np.abs(known - np.array(pair)) < NEAR[near]).all(axis=1).any())


def lists_of_places(sent: Sent) -> list[int]:
    """Columns and packed numbers that hold one coordinate of several incidents."""
    found = [
        len(np.unique(values[(np.abs(values.ravel()[:, None] - known) < near).any(axis=1)]))
        for values in (each.ravel() for each in sent.numbers)
        for known, near in (
            *((DEGREES[:, axis], NEAR["degrees"]) for axis in (0, 1)),
            *((METRES[:, axis], NEAR["metres"]) for axis in (0, 1)),
        )
    ]
    return [count for count in found if count > 3]


def slides() -> Iterator[tuple[str, dict[str, str]]]:
    """The big screen: each slide of the whole story in both languages, and of each view one."""
    for language in TEXTS:
        for number in range(1, SAMPLE_STORY + 1):
            asked = {LANGUAGE: language, STORY: WHOLE_STORY, SLIDE: str(number)}
            yield "overview", {PRESENT: "1", **asked}
    address = {place.name: place.url_path for place in MENU}
    for name, link in views():
        if PRESENT not in link:
            figures = opened(address[name], tuple(link.items()), "sv")
            for number in range(1, len(figures) + 1):
                yield name, {**link, PRESENT: "1", SLIDE: str(number)}


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, Sent]:
    """All that a reader gets of a town of secrets."""
    folder = tmp_path_factory.mktemp("secret") / "store"
    version = town(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder))
        return version, sent_to(Role.READER, [*views(), *slides()])


def test_the_search_finds_what_is_sent(secret: tuple[Version, Sent]) -> None:
    """Else it would prove nothing that nothing is found: of maps, charts, tables and words."""
    words = " ".join(secret[1].words)
    assert all(said in words for said in ("north", "image/png", "Städning"))
    for text in TEXTS.values():  # the first slide, the last one and the picture of one
        slide = text.present.progress.format(number=SAMPLE_STORY, count=SAMPLE_STORY)
        assert all(said in words for said in (text.present.asks.format(area="north"), slide))
    assert "present-facts" in words
    assert len(secret[1].numbers) > 100
    planted = Sent()
    planted.take(f"L.marker({EXACT}, K-ZQXVKJ-7001)".encode())
    planted.numbers.append(METRES[:, 0].astype(float))
    assert len(exact_places(planted)) == 1
    assert around(re.compile(MARK, re.IGNORECASE), planted.words)
    assert lists_of_places(planted)


def test_exact_squares_are_sent_to_an_analyst_and_to_no_reader(
    secret: tuple[Version, Sent], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = secret[0].summaries.parent.parent
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    said = SWEDISH_TEXT.map.exact_note.split(",")[0]  # what stands below them
    analyst = sent_to(Role.ANALYST, [("map", {"view": "exact"})])
    assert around(re.compile(said), analyst.words)
    assert not around(re.compile(said), secret[1].words)
    assert not exact_places(analyst)


def test_no_message_tells_a_case_an_address_a_name_or_what_somebody_wrote(
    secret: tuple[Version, Sent],
) -> None:
    assert not around(re.compile(MARK, re.IGNORECASE), secret[1].words)


def test_no_message_tells_where_exactly_something_happened(secret: tuple[Version, Sent]) -> None:
    assert not exact_places(secret[1])
    assert not lists_of_places(secret[1])


def test_no_message_tells_the_hash_of_a_case_or_of_premises(secret: tuple[Version, Sent]) -> None:
    rows = pd.read_parquet(secret[0].part(Kind.INCIDENTS).rows_file)
    known = set(rows["case_hash"].astype("str")) | set(rows["premises"].astype("str"))
    assert len(known) > 300
    for words in secret[1].words:
        assert not known & set(re.findall(r"\b[0-9a-f]{16}\b", words))


def test_no_message_tells_what_one_business_paid(secret: tuple[Version, Sent]) -> None:
    assert not around(numbers_like(PAID), readable(secret[1].words))


# As in test_export_bytes: where all below 2 000 is small, a small count is unmistakable.
NARROW: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {}),
    ("trends", {}),
    ("trends", {"areas": "north"}),
    ("trends", {"areas": "north", "groups": "damage"}),
    ("effect", {"moved": "true", "choices": "true", "reporting": "true", "series": "true"}),
    ("process", {}),
    ("decision", {"decision": "where-next"}),
    ("plan", {}),
    ("sources", {}),
)
OF_LARGE_COUNTS = """
import sys
import data.small_counts
data.small_counts.SMALLEST_SHOWN = int(sys.argv[1])
from pathlib import Path
from data.roles import Role
from tests.pages.payload import sent_to
from tests.pages.test_payload import NARROW
sent = sent_to(Role.READER, NARROW)
Path(sys.argv[2]).write_text("\\0".join(sent.words), "utf-8", errors="replace")
"""


def told_where_small_is_below(least: int, folder: Path) -> list[str]:
    out = folder.with_name(f"{least}.txt")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", OF_LARGE_COUNTS, str(least), str(out)],
        cwd=ROOT,
        env={**os.environ, "PILOTKOLLEN_STORE": str(folder)},
        check=True,
        timeout=500,
        capture_output=True,
    )
    return readable(out.read_text("utf-8").split("\0"))


def test_no_message_tells_a_count_that_is_small(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    lines = list(large_counts())
    names = {area: area for area in AREAS}
    load(folder, counts="\n".join(lines), areas=squares(names), study=STUDY)
    words = told_where_small_is_below(LARGE, folder)
    assert around(numbers_like(sum(int(line.split(";")[-1]) for line in lines[1:])), words)
    for count in SMALL:
        assert not around(numbers_like(count), words)


def test_the_same_counts_are_told_where_they_are_not_small(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    names = {area: area for area in AREAS}
    load(folder, counts="\n".join(large_counts()), areas=squares(names), study=STUDY)
    words = told_where_small_is_below(5, folder)
    assert all(around(numbers_like(count), words) for count in SMALL[:2])
