"""One PostgreSQL and one Spark cluster for all engine tests. `make test-engines` runs them."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.engines.setting import SETTING, engine
from tests.engines.towns import Town, odd_town, sample_town

if TYPE_CHECKING:
    from tests.engines.servers import Server

# `make test` runs in the environment of the product, which has no drivers.
if not (find_spec("psycopg") and find_spec("pyspark")):
    collect_ignore_glob = ["test_*.py"]


def pytest_configure(config: pytest.Config) -> None:
    """PySpark leaves it to Python to close the sockets that answers came through."""
    config.addinivalue_line("filterwarnings", "ignore:unclosed <socket:ResourceWarning")


@pytest.fixture(scope="session")
def postgres() -> Iterator["Server"]:
    from tests.engines.servers import postgresql

    with _open_folder() as folder, postgresql(folder) as server:
        yield server
        _close(server.address)


@pytest.fixture(scope="session")
def spark() -> Iterator["Server"]:
    from tests.engines.servers import spark_cluster

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"  # where our side of it listens
    with _open_folder() as folder, spark_cluster(folder) as server:
        yield server
        _close(server.address)


@pytest.fixture(params=["postgres", "spark"])
def server(request: pytest.FixtureRequest) -> "Server":
    """Each of the two in turn."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Town]:
    folder = tmp_path_factory.mktemp("towns")
    return {"sample": sample_town(folder / "sample"), "odd": odd_town(folder / "odd")}


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make an address the setting; "" is DuckDB."""
    return lambda address: monkeypatch.setenv(SETTING, address)


@contextmanager
def _open_folder() -> Iterator[Path]:
    """A folder that other users can enter: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory(prefix="pilotkollen-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _close(address: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTING, address)
        engine().close()
