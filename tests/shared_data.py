"""Real files for checks, which are not part of the project: a test without them is skipped."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def shared_folder() -> Path:
    folder = os.environ.get("PILOTKOLLEN_SHARED_DATA")
    return Path(folder) if folder else ROOT.parent / "shared" / "data"


def shared_data(*parts: str) -> Path:
    """Path of a real file; skips the test, with its reason, where the folder is not there."""
    path = shared_folder().joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no real file {'/'.join(parts)}: set PILOTKOLLEN_SHARED_DATA to its folder")
    return path
