"""
`python -m tests.reference [FILE] [--data DIR]`: our methods against numbers that others published.

FILE holds cases as in cases.json, which is run where none is named; DIR is where cases of a time
series find theirs. Prints each mismatch; 1 if there is one, or if FILE cannot be used.
"""

import argparse
import sys
from pathlib import Path

from tests.reference.cases import OUR_CASES, UnusableCasesError, mismatches, read_cases
from tests.shared_data import shared_folder


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reference")
    parser.add_argument("file", nargs="?", type=Path, default=OUR_CASES, metavar="FILE")
    parser.add_argument("--data", type=Path, default=shared_folder(), metavar="DIR")
    asked = parser.parse_args(arguments)
    try:
        cases = read_cases(asked.file)
    except UnusableCasesError as error:
        print(error, file=sys.stderr)
        return 1
    wrong = 0
    for case in cases:
        found = mismatches(case, asked.data)
        wrong += bool(found)
        for mismatch in found:
            print(f"{case.id} {case.call}: {mismatch}")
    print(f"{len(cases)} cases, {wrong} of them with a mismatch")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
