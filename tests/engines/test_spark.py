"""A cluster that dies and comes back, and one without workers."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from data import engine
from data.engines import spark as module
from data.problems import EngineUnreachableError
from tests.engines.servers import Server
from tests.engines.towns import Town, odd_town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return odd_town(tmp_path, number=8)


def test_a_cluster_that_is_gone_is_named_and_used_when_it_is_back(
    spark: Server, town: Town, use: Callable[[str], None]
) -> None:
    use(spark.address)
    before = engine.month_counts(town.version)
    spark.stop()
    try:
        with pytest.raises(EngineUnreachableError) as caught:
            engine.month_counts(town.version)
    finally:
        spark.start()
    assert spark.address in str(caught.value)
    assert engine.month_counts(town.version).equals(before)


def test_a_master_without_workers_is_told_and_used_when_they_are_back(
    spark: Server,
    town: Town,
    use: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(spark.address)
    before = engine.month_counts(town.version)
    workers = spark.running[1:]
    monkeypatch.setattr(module, "ANSWER_SECONDS", 10)
    for worker in workers:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    try:
        with pytest.raises(EngineUnreachableError, match="worker"):
            engine.month_counts(town.version)
    finally:
        spark.stop()
        spark.start()
    monkeypatch.undo()
    use(spark.address)
    assert engine.month_counts(town.version).equals(before)
