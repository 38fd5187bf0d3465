"""
`make licences`: what each package of requirements.txt allows, as the package itself says it.

Packages say it in an SPDX expression, in words, or by a classifier; where one says nothing, SAID
tells who did. KNOWN are the licences under which we may pass the product on as it is.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tests.conftest import ROOT

LOCK = ROOT / "requirements.txt"
KNOWN = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
# a choice of two: the first is ours
CHOSEN = {
    "Apache-2.0 OR BSD-3-Clause": "Apache-2.0",
    "Apache-2.0 OR BSD-2-Clause": "Apache-2.0",
    "MIT OR AFL-2.1": "MIT",
}
WORDS = {
    "2-clause BSD": "BSD-2-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The MIT License (MIT)": "MIT",
}
SAID = {"streamlit-folium": "MIT"}  # in its repository: the package has no licence in it


def names(lock: Path = LOCK) -> list[str]:
    return re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)


def licence(name: str) -> str:
    """Give an SPDX expression, or what the package says where nobody has looked at it."""
    about = dict(metadata(name).json)
    classes = [c.split(" :: ")[-1] for c in about.get("classifier", []) if "License ::" in c]
    text = str(about.get("license", "")).strip().partition("\n")[0].strip()
    said = [str(about.get("license_expression", "")), text, *classes]
    known = (WORDS.get(each, each) for each in said if each)
    found = next((each for each in known if is_known(each)), "")
    return found or SAID.get(name, "") or ", ".join(filter(None, said)) or "?"


def is_known(expression: str) -> bool:
    return set(CHOSEN.get(expression, expression).split(" AND ")) <= KNOWN


def lines() -> Iterator[str]:
    for name in names():
        try:
            yield f"{name} {metadata(name)['Version']}: {licence(name)}"
        except PackageNotFoundError:  # for another platform
            yield f"{name}: not installed here"


if __name__ == "__main__":
    print("\n".join(lines()))
