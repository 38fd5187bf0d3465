"""`make test`: the tests of the pages beside all others, for each half takes as long."""

import subprocess
import sys

HALVES = (["tests/pages"], ["--ignore=tests/pages"])

if __name__ == "__main__":
    running = [
        subprocess.Popen([sys.executable, "-m", "pytest", *half, *sys.argv[1:]]) for half in HALVES
    ]
    sys.exit(any([each.wait() for each in running]))
