"""
The smallest count of people or incidents that is shown: a setting of the whole process.

PILOTKOLLEN_SMALLEST_SHOWN is a whole number, at least 3; without it 5, so 1-4 are hidden. It holds
from the start of a process to its end: what is kept in memory never mixes two settings.
"""

import os

SETTING = "PILOTKOLLEN_SMALLEST_SHOWN"
USUAL, LEAST, MOST = 5, 3, 100
# said before there is a page or a language: it stops the start
_WRONG = (
    "{setting} = {value}: ska vara ett heltal, {least} till {most}. "
    "It must be a whole number, {least} to {most}."
)


def smallest_shown() -> int:
    """Read the setting. Raises `SystemExit`, with words, where it is no such number."""
    value = os.environ.get(SETTING, "").strip()
    if not value:
        return USUAL
    if not (value.isascii() and value.isdecimal()) or not LEAST <= int(value) <= MOST:
        raise SystemExit(_WRONG.format(setting=SETTING, value=value, least=LEAST, most=MOST))
    return int(value)


SMALLEST_SHOWN = smallest_shown()
