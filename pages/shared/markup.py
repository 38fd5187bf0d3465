"""Words that come from elsewhere, as text and nothing else."""

import re

# How a formula begins, in the wide signs of East Asian keyboards too
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBER = re.compile(r"[+-][0-9 \N{NO-BREAK SPACE}.,]+%?")


def escaped(words: str) -> str:
    """Words from a file are text, never Markdown or HTML."""
    for mark in "\\`*_{}[]()#+!|<>~$:":
        words = words.replace(mark, "\\" + mark)
    # an address would still become a link to click: a word joiner, which nobody sees, prevents it
    return words.replace("//", "/\N{WORD JOINER}/").replace("www.", "www\N{WORD JOINER}.")


def safe_cell(value: object) -> str:
    """Text that a spreadsheet would run as a formula gets a quote before it; numbers stay."""
    shown = "" if value is None else str(value)
    risky = shown.startswith(FORMULA) and not NUMBER.fullmatch(shown)
    return f"'{shown}" if risky else shown
