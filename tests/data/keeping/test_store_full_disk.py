"""A disk that fills up in the middle of a load, as a limit on what a process may write."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.keeping.verify import verify
from data.store import Store
from tests.conftest import ROOT
from tests.data.test_store import AREAS, thefts

pytestmark = pytest.mark.slow

LIMITS = ("10", "1000", "3000", "6000")  # bytes per file: different files are the first too large
LIMITED = """
import resource, signal, sys
from pathlib import Path
from data.problems import DiskError
from data.store import Store
from tests.data.test_store import files, thefts
store = Store(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
before = files(store.folder)
for limit in sys.argv[2:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), -1))
    try:
        store.add(thefts(400))
    except DiskError:
        print("refused", files(store.folder) == before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_told_and_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.add(AREAS, thefts(3))
    command = [sys.executable, "-c", LIMITED, str(store.folder), *LIMITS]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout == "refused True\n" * len(LIMITS), ran.stderr
    assert verify(store) == []
    assert store.add(thefts(4)).number == 2
