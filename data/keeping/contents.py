"""
Whether a folder or a record of the store still holds what was written there.

A folder (a part, the summaries of a version) holds `contents.json`: size and SHA-256 of its files.
A record (a small JSON file) holds the checksum of the rest of it. Older ones lack both, and are
read all the same.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from data.problems import HARMLESS, Damage, Harm, StoreError

CONTENTS = "contents.json"


def record(content: dict[str, Any]) -> bytes:
    """As it is stored, with its checksum."""
    whole = content | {"checksum": _checksum(content)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def read_record(file: Path) -> dict[str, Any]:
    """Raises `StoreError` if it is missing, cut off or changed."""
    try:
        content = json.loads(file.read_bytes())
        expected = content.pop("checksum", None)
    except FileNotFoundError as error:
        raise StoreError([Damage(Harm.MISSING_FILE, _place(file))]) from error
    except (ValueError, AttributeError, TypeError) as error:
        raise StoreError([Damage(Harm.UNREADABLE_RECORD, _place(file))]) from error
    if expected not in (None, _checksum(content)):
        raise StoreError([Damage(Harm.CHANGED_FILE, _place(file))])
    record: dict[str, Any] = content
    return record


def seal(folder: Path) -> None:
    """Write down what is in a folder, after which nothing in it changes."""
    files = {file.name: [file.stat().st_size, hash_of(file)] for file in sorted(folder.iterdir())}
    (folder / CONTENTS).write_bytes(record({"files": files}))


def damages(folder: Path, *, thorough: bool) -> Iterator[Damage]:
    """What is wrong with a folder: by its files and their sizes; by their checksums if thorough."""
    if not (folder / CONTENTS).exists():
        yield _unlisted(folder)
        return
    try:
        known = _listed(folder / CONTENTS)
    except StoreError as error:
        yield from error.damages
        return
    for name, (size, checksum) in known.items():
        file = folder / name
        if not file.is_file():
            yield Damage(Harm.MISSING_FILE, _place(file))
        elif file.stat().st_size != size or (thorough and hash_of(file) != checksum):
            yield Damage(Harm.CHANGED_FILE, _place(file))
    for name in sorted({file.name for file in folder.iterdir()} - {CONTENTS, *known}):
        yield Damage(Harm.UNKNOWN_FILE, _place(folder / name))


def _listed(contents: Path) -> dict[str, tuple[int, str]]:
    try:
        return {name: (size, sha) for name, (size, sha) in read_record(contents)["files"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError([Damage(Harm.UNREADABLE_RECORD, _place(contents))]) from error


def _unlisted(folder: Path) -> Damage:
    """Of a folder without its list of contents."""
    if not folder.is_dir():
        return Damage(Harm.MISSING_FILE, _place(folder))
    if _is_older(folder):
        return Damage(Harm.NO_CHECKSUMS, _place(folder))
    return Damage(Harm.MISSING_FILE, _place(folder / CONTENTS))


def _is_older(folder: Path) -> bool:
    """Did an older program write it? Its record of a part has no checksum."""
    try:
        return "checksum" not in json.loads((folder / "part.json").read_bytes())
    except FileNotFoundError:
        return True  # summaries have no record
    except ValueError:
        return False


def serious(found: Iterable[Damage]) -> list[Damage]:
    return [damage for damage in found if damage.harm not in HARMLESS]


def is_newer(found: Iterable[Damage]) -> bool:
    """Is all that is wrong that a newer program stored it? Then nothing is damaged."""
    return {damage.harm for damage in found} == {Harm.NEWER_FORM}


@lru_cache(maxsize=256)
def proven(folder: Path) -> None:
    """Check the checksums of a folder, once per process. Raises `StoreError` each time it fails."""
    if found := serious(damages(folder, thorough=True)):
        raise StoreError(found)


def hash_of(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _checksum(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _place(path: Path) -> str:
    """The end of its path: what to look for in the store's folder."""
    return "/".join(path.parts[-2:])
