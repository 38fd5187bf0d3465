"""`python -m tests.stores FOLDER FILE.tar.xz`: keep a small store for `test_stores.py`."""

import sys
import tarfile
from pathlib import Path

if __name__ == "__main__":
    folder, target = map(Path, sys.argv[1:])
    with tarfile.open(target, "w:xz") as kept:
        for file in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != ".lock"):
            member = tarfile.TarInfo(file.relative_to(folder).as_posix())  # of nobody, at no time
            member.size = file.stat().st_size
            with file.open("rb") as content:
                kept.addfile(member, content)
