"""Who is told of what is not accessible: PILOTKOLLEN_CONTACT, a mail address, a link or words."""

import re
from collections.abc import Mapping

from pages.shared.markup import escaped

SETTING = "PILOTKOLLEN_CONTACT"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_LINK = re.compile(r"https:/{2}[\w.-]+(:\d+)?(/[\w./%?=&~-]*)?")


def contact(settings: Mapping[str, str]) -> str:
    """Markdown of whom to turn to, "" where nobody is named."""
    said = settings.get(SETTING, "").strip()
    if _MAIL.fullmatch(said):
        return f"[{said}](mailto:{said})"
    return f"[{said}]({said})" if _LINK.fullmatch(said) else escaped(said)
