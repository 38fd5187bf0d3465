"""The pages in the menu, in order. A page that does not work yet is not here."""

from dataclasses import dataclass

from data.roles import Act


@dataclass(frozen=True, slots=True)
class Place:
    """
    `name` is its key in `Text.menu`; `url_path` is the same in both languages: links last.

    `act`: the menu names it to nobody else but those who may do that.
    """

    name: str
    url_path: str
    file: str
    icon: str
    act: Act | None = None


MENU = (
    Place("overview", "oversikt", "pages/overview/page.py", ":material/home:"),
    Place("trends", "trender", "pages/trends/page.py", ":material/timeline:"),
    Place("map", "karta", "pages/map/page.py", ":material/map:"),
    Place("effect", "effekt", "pages/effect/page.py", ":material/balance:"),
    Place("safety", "trygghet", "pages/safety/page.py", ":material/groups:"),
    Place("process", "arbetssatt", "pages/process/page.py", ":material/handshake:"),
    Place("decision", "fler-platser", "pages/decision/page.py", ":material/alt_route:"),
    Place("report", "rapport", "pages/report/page.py", ":material/description:"),
    Place("plan", "utvarderingsplan", "pages/plan/page.py", ":material/assignment:"),
    Place("sources", "underlag", "pages/sources/page.py", ":material/database:"),
    Place("first", "borja-har", "pages/first/page.py", ":material/flag:"),
    Place("method", "sa-raknar-vi", "pages/method/page.py", ":material/menu_book:"),
    Place("journal", "loggbok", "pages/journal/page.py", ":material/history:", Act.JOURNAL),
    Place("privacy", "integritet", "pages/privacy/page.py", ":material/shield_person:"),
    Place(
        "accessibility",
        "tillganglighet",
        "pages/accessibility/page.py",
        ":material/accessibility_new:",
    ),
)
