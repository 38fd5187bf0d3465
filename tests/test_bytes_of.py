"""The search finds a word wherever it is hidden, or it would prove nothing."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest

from pages.report.document import Document
from pages.report.writers.pdf import pdf
from pages.report.writers.slides import slides
from pages.report.writers.word import word
from tests.bytes_of import words_in
from tests.pages.report_example import example

PLANTED = "planted-8461"


def found(content: bytes) -> bool:
    return any(PLANTED in words for words in words_in(content))


def packed(name: str, content: bytes, comment: bytes = b"") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def png(kind: bytes, body: bytes) -> bytes:
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + chunk


def a_pdf(*, attached: bytes = b"", title: str = "") -> bytes:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if attached:
            spec = pikepdf.AttachedFileSpec(document, attached, filename="data.zip")
            document.attachments["data.zip"] = spec
        document.docinfo["/Title"] = title
        document.save(out, compress_streams=True)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PLANTED.encode(),
        PLANTED.encode("utf-16"),
        f"<svg><text>{PLANTED[:5]}<tspan>{PLANTED[5:]}</tspan></text></svg>".encode(),
        packed("a.txt", PLANTED.encode()),
        packed(f"{PLANTED}.txt", b""),
        packed("a.txt", b"", PLANTED.encode()),
        packed("b.zip", packed("a.xml", f"<a>{PLANTED[:3]}</a><a>{PLANTED[3:]}</a>".encode())),
        png(b"tEXt", b"Comment\0" + PLANTED.encode()),
        png(b"zTXt", b"Comment\0\0" + zlib.compress(PLANTED.encode())),
        png(b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(PLANTED.encode())),
        a_pdf(attached=PLANTED.encode()),
        a_pdf(attached=packed("a.txt", PLANTED.encode())),
        a_pdf(title=PLANTED),
    ],
)  # fmt: skip
def test_a_word_is_found_wherever_it_is(content: bytes) -> None:
    assert found(content)


@pytest.mark.parametrize("write", [pdf, word, slides])
def test_a_word_of_a_report_is_found_in_each_form_of_it(
    write: Callable[[Document], bytes],
) -> None:
    document = replace(example(), title=f"Rapport {PLANTED}")
    assert found(write(document))
    assert not found(write(example()))


def test_what_is_not_there_is_not_found() -> None:
    assert not found(packed("b.zip", packed("a.txt", b"planted-8462")))
    assert not found(a_pdf(attached=b"nothing", title="nothing"))


def test_a_container_without_end_is_refused() -> None:
    content = b"end"
    for _ in range(10):
        content = packed("a.zip", content)
    with pytest.raises(ValueError, match="deep"):
        list(words_in(content))
