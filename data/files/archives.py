"""Packed files, unpacked within bounds: no bomb, no way out of the folder, nothing cut off."""

import gzip
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection
from io import BytesIO
from pathlib import Path, PurePosixPath

from data.files.limits import (
    MEGABYTE,
    MOST_MEMBERS,
    MOST_TIMES_SMALLER,
    UNSUSPECTED,
    largest_unpacked,
)
from data.problems import Fault, FileError, Rule

# what zipfile raises for a zip with wrong bytes in it
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError, RuntimeError,
)  # fmt: skip
_MOST_NAMED = 5  # bad names in one message
_ENCRYPTED = 0x1  # flag of a zip's member


def gunzip(content: bytes, name: str) -> bytes:
    """
    Unpack a gzip of one or several members.

    Raises `FileError` if it is cut off, no gzip, or would become larger than the limits allow.
    """
    packed, unpacked = BytesIO(content), BytesIO()
    try:
        with gzip.GzipFile(fileobj=packed) as archive:
            while piece := archive.read(MEGABYTE):
                unpacked.write(piece)
                if _is_bomb(packed.tell(), unpacked.tell()):
                    raise FileError(name, [_grows_too_large()])
    except EOFError as error:
        raise FileError(name, [Fault(Rule.CUT_OFF, value=".gz")]) from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=".gz")]) from error
    return unpacked.getvalue()


def members(content: bytes, name: str) -> list[zipfile.ZipInfo]:
    """
    Give what a zip holds, looked at: safe names, no links, no password, not too much.

    Without folders and what macOS puts beside files. Raises `FileError` with all faults at once.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            found = [m for m in archive.infolist() if not m.is_dir()]
    except DAMAGED as error:
        rule = Rule.CUT_OFF if content.startswith(b"PK\x03\x04") else Rule.UNREADABLE
        raise FileError(name, [Fault(rule, value=".zip")]) from error
    faults = [Fault(Rule.UNSAFE_ARCHIVE, value=m.filename) for m in found if _is_unsafe(m)]
    if any(m.flag_bits & _ENCRYPTED for m in found):
        faults.append(Fault(Rule.ENCRYPTED))
    if _is_bomb(len(content), sum(m.file_size for m in found)) or len(found) > MOST_MEMBERS:
        faults.append(_grows_too_large())
    if faults:
        raise FileError(name, faults[:_MOST_NAMED])
    return [m for m in found if not _is_of_macos(m)]


def unpack(content: bytes, name: str, endings: Collection[str], folder: Path) -> list[Path]:
    """
    Put a zip's files with these endings (lower case) into a folder, and give them in order.

    Folders inside the zip are left out, and names become lower case. Raises `FileError`.
    """
    wanted = [m for m in members(content, name) if _ending(m) in endings]
    files = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in wanted:
                file = folder / PurePosixPath(member.filename).name.casefold()
                file.write_bytes(archive.read(member))
                files.append(file)
    except DAMAGED as error:
        raise FileError(name, [Fault(Rule.CUT_OFF, value=".zip")]) from error
    return sorted(files)


def _is_bomb(packed: int, unpacked: int) -> bool:
    return unpacked > largest_unpacked() or unpacked > max(UNSUSPECTED, packed * MOST_TIMES_SMALLER)


def _grows_too_large() -> Fault:
    return Fault(Rule.GROWS_TOO_LARGE, value=str(largest_unpacked() // MEGABYTE))


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    """A name that leads out of the folder it is unpacked in, or a link, which may lead anywhere."""
    name = member.filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or ":" in name
    return outside or stat.S_ISLNK(member.external_attr >> 16)


def _is_of_macos(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.parts[0] == "__MACOSX" or path.name.startswith("._")


def _ending(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.casefold()
