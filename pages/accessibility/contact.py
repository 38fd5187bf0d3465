"""Who is told of what is not accessible: PILOTKOLLEN_CONTACT, a mail address, a link or words."""

from collections.abc import Mapping

from pages.shared.reached import reached

SETTING = "PILOTKOLLEN_CONTACT"


def contact(settings: Mapping[str, str]) -> str:
    """Markdown of whom to turn to, "" where nobody is named."""
    return reached(settings.get(SETTING, "").strip())
