"""Reports opened by programs of others. `make test-documents` runs them."""

import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.documents.installed import soffice

# `make test` runs in the environment of the product, which has no checkers.
if not find_spec("outloud"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """LibreOffice's own settings, apart from those of whoever runs the tests."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def opened(profile: Path, tmp_path: Path) -> Callable[[bytes, str, str], Path]:
    """
    `opened(content, "docx", "pdf")`: what LibreOffice makes of our file, in a new file.

    A file that it cannot read, or would have to mend, gives none: it asks nobody here.
    """

    def open_and_convert(content: bytes, ending: str, to: str) -> Path:
        program = soffice()
        assert program is not None, "make test-documents installs LibreOffice"
        ours, theirs = tmp_path / f"ours.{ending}", tmp_path / "theirs"
        ours.write_bytes(content)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", to, "--outdir", str(theirs), str(ours)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        made = theirs / f"ours.{to.partition(':')[0]}"
        assert made.exists(), f"LibreOffice did not open it: {done.stdout} {done.stderr}"
        return made

    return open_and_convert
