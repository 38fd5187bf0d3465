"""
What the engine tests start: PostgreSQL's server programs and Java.

`python -m tests.engines.installed` sees to it that they are there, or says what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ADVICE = """\
The engine tests start a PostgreSQL and a Spark. Install these and run the command again:
  Debian, Ubuntu    sudo apt-get install postgresql openjdk-17-jre-headless
Java may also be named by JAVA_HOME."""


def postgres_folder() -> Path | None:
    """The folder of `initdb` and `postgres`: the newest that is installed."""
    beside = shutil.which("initdb")
    places = [Path(beside).parent] if beside else []
    places += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    )
    return next((place for place in places if (place / "postgres").exists()), None)


def java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home, "bin")) if home else None)


def missing() -> list[str]:
    """Debian's names of what is not there."""
    packages = {"postgresql": postgres_folder(), "openjdk-17-jre-headless": java()}
    return [package for package, found in packages.items() if found is None]


def install(packages: list[str]) -> None:
    """Debian's packages, where we may install without asking for a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = [apt] if root else ["sudo", "-n", apt]
    if not root and (not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"]).returncode):
        return
    subprocess.run([*command, "update", "--quiet"])
    subprocess.run([*command, "install", "--yes", "--quiet", "--no-install-recommends", *packages])


if __name__ == "__main__":
    if wanted := missing():
        install(wanted)
    sys.exit(ADVICE if missing() else None)
