from pathlib import Path

import pytest

from tests.bench.sample_pages import answer_times


def test_every_answer_that_the_page_effekt_asks_for_is_timed(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    times = answer_times(sample_store)
    assert {"findings", "month_counts", "safety"} <= times.keys()
    assert {"placebo", "moved_starts", "specifications"} <= times.keys()
    assert min(times.values()) > 0
