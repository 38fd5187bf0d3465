"""A zip that is the same bytes whenever and wherever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip can say
UNIX, READABLE = 3, 0o644 << 16  # else each system writes its own


def zipped(files: dict[str, bytes]) -> bytes:
    """The files sorted by name: a document's `[Content_Types].xml` comes first, as it should."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            one = ZipInfo(name, FIRST_DAY)
            one.create_system, one.external_attr = UNIX, READABLE
            archive.writestr(one, content, ZIP_DEFLATED, compresslevel=6)
    return out.getvalue()


def rezipped(content: bytes) -> bytes:
    """The same files without the times and the order of whoever zipped them."""
    with ZipFile(BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
