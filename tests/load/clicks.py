"""Where a meeting clicks: every page and each of its parts, for each pilot."""

from urllib.parse import urlencode

from pages.shared import session
from pages.shared.menu import MENU
from tests.load.client import Click
from tests.views import PARTS

PILOTS = ("norra_kungsgatan", "stallbacka")


def clicks() -> list[Click]:
    """Parts stand as a link says them; the pilots take turns, so that a reader sees both."""
    found = []
    for place in MENU:
        key, values = PARTS.get(place.name, ("", [""]))
        for value in values:
            for pilot in PILOTS:
                query = {session.PILOT: pilot} | ({key: value} if key else {})
                page = "" if place is MENU[0] else place.url_path
                found.append(Click(page, urlencode(query)))
    return found
