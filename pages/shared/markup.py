"""Words that come from elsewhere, as text and nothing else."""

import re

# How a formula begins, in the wide signs of East Asian keyboards too
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBER = re.compile(r"[+-][0-9 \N{NO-BREAK SPACE}.,]+%?")

# What Markdown reads as more than a letter: anywhere, and where a line begins (lists and rules)
_MARKS = re.compile(
    r"[\\`*_{}\[\]()#+!|<>~$:&]|(?m:^[^\S\n]*(?:-(?=[\s-]|$)|=(?==*\s*$)|\d+(?=\.(?:\s|$))))"
)
# What Streamlit reads anew once the backslashes are gone: addresses become links to click, names
# between colons icons, and pairs like -> arrows. A word joiner, which nobody sees, prevents it
_READ_ANEW = re.compile(
    r"/(?=/)|www(?=\.)|@"
    r"|:(?=material/|(?:[\w/-]|\\[+_])+\\:)"
    r"|-(?=-|\\>)|<(?=[-=])|>(?==)|~(?==)",
    re.IGNORECASE,
)


def escaped(words: str) -> str:
    """Words from a file are text, never Markdown or HTML."""
    return _READ_ANEW.sub("\\g<0>\N{WORD JOINER}", _MARKS.sub(_with_backslash, words))


def _with_backslash(found: re.Match[str]) -> str:
    mark = found[0]
    return f"{mark}\\" if mark[-1].isdigit() else f"{mark[:-1]}\\{mark[-1]}"


def safe_cell(value: object) -> str:
    """Text that a spreadsheet would run as a formula gets a quote before it; numbers stay."""
    shown = "" if value is None else str(value)
    risky = shown.startswith(FORMULA) and not NUMBER.fullmatch(shown)
    return f"'{shown}" if risky else shown
