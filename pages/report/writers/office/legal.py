"""Words that XML may hold. Names come from files, where anything may stand."""

import re

# Controls, halves of a sign, and signs that are none: no XML holds them. The marks that turn
# the direction of writing could show a name or a number as another.
NOT_LEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
EMPTY_LINE = re.compile(r"\n\s*\n")
BREAKS = re.compile(r"[ ]*[\t\n\r\x85\u2028\u2029]+[ ]*")


def legal(words: str) -> str:
    """One line: what may not stand in XML is left out, line breaks and tabs become spaces."""
    return BREAKS.sub(" ", NOT_LEGAL.sub("", words)).strip()


def paragraphs(words: str) -> list[str]:
    """Text as the pages set it: an empty line ends a paragraph, a line end does not."""
    return [legal(part) for part in EMPTY_LINE.split(words) if legal(part)] or [""]


def lines(words: str) -> list[str]:
    """People's own words with the lines they wrote, at least one."""
    return [legal(line) for line in words.splitlines() if legal(line)] or [""]
