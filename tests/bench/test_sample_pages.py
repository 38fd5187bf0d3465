from pathlib import Path

import pytest

from data.intake import Kind
from data.readers import read
from data.sample.make import make_sample
from pages.process.parts import Part as ProcessPart
from pages.safety.parts import Part as SafetyPart
from tests.bench.sample_pages import MANY_MEASURES, answer_times, many_measures, page_times, views


def test_every_answer_that_the_page_effekt_asks_for_is_timed(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    times = answer_times(sample_store)
    assert {"findings", "month_counts", "safety"} <= times.keys()
    assert {"placebo", "moved_starts", "specifications"} <= times.keys()
    assert min(times.values()) > 0


def test_every_part_of_a_page_is_timed(sample_store: Path) -> None:
    names = views().keys()
    assert {f"trygghet?safety={part}" for part in SafetyPart} <= names
    assert {f"arbetssatt?process={part}" for part in ProcessPart} <= names
    assert min(page_times(*views()["arbetssatt?process=chain"], sample_store)) > 0


def test_many_measures_are_read_as_so_many(tmp_path: Path) -> None:
    make_sample(tmp_path)
    intake = read(Kind.MEASURES, many_measures(tmp_path), "atgarder.csv")
    assert intake.kept_count == intake.rows["measure_id"].nunique() == MANY_MEASURES
