"""What is wrong with a text file, and on which line. Each of these costs one look at the bytes."""

import re

from data.problems import Fault, Rule

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_UTF8_LETTER = re.compile(
    rb"\xc3[\x80-\xbf]|\xc5[\x80-\x9f\xa1-\xbf]"
)  # of the languages written in cp1252
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # bytes that cp1252 has no letter for


def not_text(text: bytes) -> Fault | None:
    """A control character, which no text has."""
    found = _CONTROL.search(text)
    return Fault(Rule.NOT_TEXT, line_of(text, found.start())) if found else None


def not_cp1252(content: bytes, no_utf8_at: int) -> Fault | None:
    """
    What keeps bytes that are no UTF-8 (from `no_utf8_at` on) from being cp1252.

    Letters written as UTF-8 elsewhere in the file say that somebody has put two files together.
    """
    if letter := _UTF8_LETTER.search(content):
        at = no_utf8_at if letter.start() < no_utf8_at else letter.start()
        return Fault(Rule.MIXED_ENCODINGS, line_of(content, at))
    undefined = _UNDEFINED.search(content)
    return Fault(Rule.NOT_TEXT, line_of(content, undefined.start())) if undefined else None


def open_quote(text: bytes, delimiter: str) -> Fault | None:
    """
    A field in quotes that swallows rows: nothing closes it, or a quote in the midst of a later row.

    A closing quote stands before a delimiter or the end of the row. A field that ends otherwise on
    its own line is only badly written.
    """
    mark = re.escape(delimiter.encode())
    field = re.compile(rb"(?:\A|(?<=[\n" + mark + rb']))"(?:[^"]++|"")*+("|\Z)(?=(.?))', re.DOTALL)
    for found in field.finditer(text):
        spans = b"\n" in found[0]
        ends_well = found[2] in (b"", b"\n", delimiter.encode())
        if not found[1] or (spans and not ends_well):
            return Fault(Rule.OPEN_QUOTE, line_of(text, found.start()))
    return None


def line_of(text: bytes, at: int) -> str:
    return str(text.count(b"\n", 0, at) + 1)
