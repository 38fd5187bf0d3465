"""
What the document tests open our files with: LibreOffice's Writer, Impress and Calc, no windows.

`python -m tests.documents.installed` sees to it that they are there, or says what to install.
"""

import shutil
import sys
from pathlib import Path

from tests.engines.installed import install

# A library of each program, which tells that it is there, and Debian's name of what brings it.
PROGRAMS = {
    "swlo": "libreoffice-writer-nogui",
    "sdlo": "libreoffice-impress-nogui",
    "sclo": "libreoffice-calc-nogui",
}
ADVICE = f"""\
The document tests open what we write with LibreOffice. Install these and run the command again:
  Debian, Ubuntu    sudo apt-get install {" ".join(PROGRAMS.values())}
  elsewhere         LibreOffice with Writer, Impress and Calc; `soffice` in PATH"""


def soffice() -> str | None:
    """The program that opens and converts, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def missing() -> list[str]:
    """Debian's names of what is not there."""
    program = soffice()
    if program is None:
        return list(PROGRAMS.values())
    folder = Path(program).resolve().parent
    places = [folder, folder.parent / "Frameworks"]  # the second on macOS
    found = {path.stem for place in places for path in place.glob("*lo.*")}
    return [package for name, package in PROGRAMS.items() if not {name, f"lib{name}"} & found]


if __name__ == "__main__":
    if wanted := missing():
        install(wanted)
    sys.exit(ADVICE if missing() else None)
