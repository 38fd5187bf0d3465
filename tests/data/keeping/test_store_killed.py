"""What `kill -9` in the middle of a load leaves behind; real files, real processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data import engine
from data.intake import Kind
from data.keeping.contents import serious
from data.keeping.verify import verify
from data.progress import Step
from data.store import Store
from tests.conftest import ROOT
from tests.data.test_store import AREAS, thefts

pytestmark = pytest.mark.slow

KILLS = 100


def test_a_hundred_kills_leave_the_old_version_or_the_new_one_and_nothing_damaged(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "store")
    store.add(AREAS, thefts(3))
    command = [sys.executable, "-m", "tests.data.killing", str(store.folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    loads = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(loads) == KILLS
    for load in loads:
        assert load["damages"] == []
        if load["after"] != load["before"]:
            assert load["after"] == load["newest"] + 1
            assert load["follows"] == load["before"]
            assert load["kept"] == load["rows"]
    new = [load for load in loads if load["after"] != load["before"]]
    assert 0 < len(new) < KILLS / 2  # some were killed when they were done
    assert sum(load["step"] == Step.STORE for load in loads) > KILLS / 2  # in its last third
    for version in store.versions():
        kept = version.part(Kind.INCIDENTS).kept_count
        assert engine.month_counts(version)["count"].sum() == kept
    store.add(thefts(5))
    assert not list(store.folder.glob(".new-*"))
    assert serious(verify(store)) == []
