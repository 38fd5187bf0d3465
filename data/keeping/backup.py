"""
A whole store in one file, and back.

The file is a zip without compression (what it holds is compressed already) of `current`, the
versions with the key, their parts and summaries, and whatever folders people keep beside them.
`manifest.json` lists the size and SHA-256 of each. The same store gives the same bytes. Guard the
file like the store: it holds the data and the key.
"""

import json
import os
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from data.keeping import chain, exports, journal
from data.keeping.contents import serious
from data.keeping.disk import make_folder, move, put, replace
from data.keeping.journal import Deed
from data.keeping.ledger import Ledger, folder_number, pointer, versions_folders
from data.keeping.lock import ASIDE
from data.keeping.verify import examine
from data.problems import BackupError, Damage, FileThereError, Flaw, Harm, StoreError
from data.store import Store, Version, keep

FORMAT = 1  # of a backup
_MANIFEST = "manifest.json"
_PIECE = 1 << 20
_NOT_READABLE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


def backup(store: Store, file: Path, *, overwrite: bool = False) -> int:
    """
    Write all that the store needs into one file, and give its size in bytes.

    It appears whole or not at all; nobody loads meanwhile. Raises `FileThereError` if it would take
    the place of another, `NoDataYetError` if there is nothing, and `StoreError` if something is
    damaged: then it could not be restored.
    """
    if file.exists() and not overwrite:
        raise FileThereError(file.name)
    with store.writing():
        current = str(store.ledger.current())
        if found := _unsound(store):
            raise StoreError(found)
        for number in store.numbers():
            with suppress(StoreError):  # rows of an older form are kept as they are
                store.count_again(number)
        aside = file.with_name(f".{file.name}.new")
        try:
            with _private(aside) as written, ZipFile(written, "w", ZIP_STORED) as archive:
                own = {"current": current.encode(), **journal.snapshot(store.folder)}
                small = {name: BytesIO(content) for name, content in own.items()}
                _write(archive, {**_needed(store.ledger), **small})
            put(aside, file)
        finally:
            aside.unlink(missing_ok=True)
    return file.stat().st_size


def restore(store: Store, content: IO[bytes], name: str, *, by: str = "") -> Version:
    """
    Put what a backup holds in place of what is in the store, and give the version then in use.

    All of it is checked first, then taken into use by one rename; what was there before stays on
    disk until the next purge. Raises `BackupError`; then nothing has changed.
    """
    with store.writing(), TemporaryDirectory(dir=store.folder, prefix=ASIDE) as new:
        try:
            _unpack(content, name, Path(new))
        except _NOT_READABLE as error:
            raise BackupError(name, _what(content)) from error
        number = _check_sound(Store(Path(new)), name)
        version = _take_into_use(store, Path(new), number)
        journal.note(store.folder, Deed.RESTORED, by=by, version=number, files=name)
        return version


def _unsound(store: Store) -> list[Damage]:
    """What makes a backup useless. Without the key all counts are right: only new files suffer."""
    return [found for found in serious(examine(store)) if found.harm is not Harm.LOST_KEY]


def _needed(ledger: Ledger) -> dict[str, Path]:
    entries = ledger.entries()
    folders = {folder for entry in entries.values() for folder in entry.folders}
    files = [file for folder in folders for file in folder.iterdir()]
    files += [file for folder in _beside(ledger.folder) for file in folder.rglob("*")]
    names = {
        file.relative_to(ledger.folder).as_posix(): file
        for file in files
        if file.is_file() and not file.name.startswith(".")  # what systems leave in folders
    }
    for file in [*map(ledger.file, entries), ledger.versions / "key"]:
        if file.exists():
            names[f"versions/{file.name}"] = file
    return names


def _beside(folder: Path) -> list[Path]:
    """What people keep in the store's folder: a base map, say."""
    own = (".", "versions", "parts", "summaries")
    return [f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(own)]


@contextmanager
def _private(file: Path) -> Iterator[IO[bytes]]:
    """A new file that only its owner may read."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as written:
        yield written


def _write(archive: ZipFile, files: Mapping[str, Path | BytesIO]) -> None:
    listed = {}
    for name, source in sorted(files.items()):
        content = source.open("rb") if isinstance(source, Path) else source
        member = _member(name)
        if not _is_safe(member):  # better now than when it is to be restored
            raise BackupError(name, Flaw.UNSAFE_NAME, name)
        with content, archive.open(member, "w", force_zip64=True) as written:
            listed[name] = _copy(content, written)
    manifest = {"pilotkollen_backup": FORMAT, "files": listed}
    archive.writestr(_member(_MANIFEST), json.dumps(manifest, indent=1))


def _member(name: str) -> ZipInfo:
    """Without a time: the same store gives the same bytes."""
    member = ZipInfo(name)
    member.external_attr = (stat.S_IFREG | 0o600) << 16
    return member


def _copy(source: IO[bytes], target: IO[bytes]) -> list[int | str]:
    """Give size and SHA-256 of what was copied."""
    checksum, size = sha256(), 0
    while piece := source.read(_PIECE):
        checksum.update(piece)
        size += len(piece)
        target.write(piece)
    return [size, checksum.hexdigest()]


def _unpack(content: IO[bytes], name: str, new: Path) -> None:
    size = content.seek(0, os.SEEK_END)
    with ZipFile(content) as archive:
        members = archive.infolist()
        _check_members(members, size, name)
        listed = _manifest(archive, name)
        named = [member.filename for member in members]
        if sorted(named) != sorted([*listed, _MANIFEST]):
            raise BackupError(name, Flaw.CUT_OFF)
        for member in members:
            if member.filename != _MANIFEST:
                target = new / member.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as source, _private(target) as written:
                    if _copy(source, written) != listed[member.filename]:
                        raise BackupError(name, Flaw.CHANGED, member.filename)


def _check_members(members: list[ZipInfo], size: int, name: str) -> None:
    """No name may lead out of the folder, and nothing may grow: we never compress."""
    names = {member.filename for member in members}
    folders = {str(up) for each in names for up in PurePosixPath(each).parents}
    for member in members:
        if not _is_safe(member) or member.filename in folders:
            raise BackupError(name, Flaw.UNSAFE_NAME, member.filename[:80])
        if member.compress_type != ZIP_STORED or member.flag_bits & 1:
            raise BackupError(name, Flaw.FOREIGN)
    if sum(member.file_size for member in members) > size:
        raise BackupError(name, Flaw.CUT_OFF)


def _is_safe(member: ZipInfo) -> bool:
    first, *inside = parts = member.orig_filename.split("/")
    plain = all(part.isprintable() and not set(part) & set("\\:") for part in parts)
    hidden = any(part.startswith(".") or part.endswith((".", " ")) for part in parts)
    sized = all(0 < len(part) <= 100 for part in parts) and len(parts) < 10
    regular = stat.S_IFMT(member.external_attr >> 16) in (0, stat.S_IFREG)
    placed = not first.startswith("versions-") if inside else first in ("current", _MANIFEST)
    return plain and not hidden and sized and regular and placed


def _manifest(archive: ZipFile, name: str) -> dict[str, Any]:
    if _MANIFEST not in archive.namelist():
        raise BackupError(name, Flaw.FOREIGN)
    manifest = json.loads(archive.read(_MANIFEST))
    made_in = manifest.get("pilotkollen_backup") if isinstance(manifest, dict) else None
    if not isinstance(made_in, int) or not isinstance(manifest.get("files"), dict):
        raise BackupError(name, Flaw.FOREIGN)
    if made_in > FORMAT:
        raise BackupError(name, Flaw.NEWER)
    files: dict[str, Any] = manifest["files"]
    return files


def _what(content: IO[bytes]) -> Flaw:
    """A zip that cannot be read was cut off; anything else never was one."""
    content.seek(0)
    return Flaw.CUT_OFF if content.read(4) == b"PK\x03\x04" else Flaw.FOREIGN


def _check_sound(unpacked: Store, name: str) -> int:
    found = _unsound(unpacked)
    try:
        number = unpacked.ledger.current() if found else unpacked.current().number
    except StoreError as error:
        found += error.damages
    flaws = {Harm.NEWER_FORM: Flaw.NEWER, Harm.OLDER_FORM: Flaw.OLDER}
    if found:
        raise BackupError(name, flaws.get(found[0].harm, Flaw.UNSOUND), found[0].place)
    return number


def _take_into_use(store: Store, new: Path, number: int) -> Version:
    for kind in ("parts", "summaries"):
        for folder in sorted(new.glob(f"{kind}/*")):
            keep(folder, store.folder / kind / folder.name)
    versions = _unused_name(store.folder)
    move(new / "versions", store.folder / versions)
    replace(store.folder / "current", pointer(number, versions))
    chain.take_over(store.folder / exports.FOLDER, new / exports.FOLDER)
    journal.take_over(store.folder, new)
    for folder in _beside(new):
        if folder.name in (exports.FOLDER, journal.FOLDER):
            continue
        for file in folder.rglob("*"):
            if file.is_file():
                target = store.folder / file.relative_to(new)
                make_folder(target.parent)
                put(file, target)
    return store.count_again(number)


def _unused_name(folder: Path) -> str:
    """The highest number: should `current` be lost, that tells the newest."""
    taken = max(map(folder_number, versions_folders(folder)), default=0)
    return f"versions-{taken + 1}" if taken else "versions"
