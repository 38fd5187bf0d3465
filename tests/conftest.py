import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from data.store import Store

ROOT = Path(__file__).parent.parent

settings.register_profile("steady", deadline=None, database=None)
settings.register_profile("quick", deadline=None, database=None, max_examples=10)
settings.load_profile("steady")


@pytest.fixture
def store_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store of this test's own."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample, loaded as `make run` does. Copy it before you change it."""
    folder = tmp_path_factory.mktemp("sample_store")
    environment = os.environ | {"PILOTKOLLEN_STORE": str(folder)}
    subprocess.run([sys.executable, "-m", "data", "sample"], cwd=ROOT, env=environment, check=True)
    return folder


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in texts that would act if anything took them for more than text."""
    from tests.hostile import town  # few tests need what it needs

    folder = tmp_path_factory.mktemp("hostile")
    town.load(Store(folder / "store"), folder / "files")
    return folder / "store"


@pytest.fixture
def app() -> AppTest:
    """The whole dashboard, not run yet."""
    return AppTest.from_file(ROOT / "dashboard.py", default_timeout=20)
