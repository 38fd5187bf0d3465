"""A mail address, a link or words that say whom to turn to, as Markdown."""

import re

from pages.shared.markup import escaped

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_LINK = re.compile(r"https:/{2}[\w.-]+(:\d+)?(/[\w./%?=&~-]*)?")


def reached(said: str) -> str:
    """Markdown that leads there, where that is a mail address or a link; else the words."""
    if _MAIL.fullmatch(said):
        return f"[{said}](mailto:{said})"
    return f"[{said}]({said})" if _LINK.fullmatch(said) else escaped(said)
