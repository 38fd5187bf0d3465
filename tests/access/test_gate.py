"""The gate in front of the server, address by address, without a server."""

import asyncio
import json
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.access import Login, login
from data.keeping import journal, noted
from data.keeping.journal import Deed
from data.keeping.logins import Logins
from data.roles import Role
from data.settings import Access
from pages.served import gate
from pages.served.origins import PASSED_ON
from pages.shared.text.languages import LANGUAGES
from tests.access.visitor import USER

SECRET, NOW = "x" * 40, 1_000_000.0
ACCESS = Access(named={f"{role}@b": role for role in Role})
THERE = "https://pilot.example/brott/oauth2callback"


@dataclass
class House:
    """A gate, what is behind it, and its clock."""

    folder: Path
    back: str = THERE
    now: float = NOW
    asked: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    given: list[tuple[str, str]] = field(default_factory=list)
    server: str = "127.0.0.1"
    status: int = 200
    others: set[tuple[str, str]] = field(default_factory=set)  # whose address which print has not

    def __post_init__(self) -> None:
        self.logins = Logins(self.folder, 1800, clock=lambda: self.now)
        self.gate = gate.Gate(
            self.behind,
            redirect_uri=self.back,
            access=ACCESS,
            logins=self.logins,
            opens=lambda print_, path: (print_, path) not in self.others,
        )

    async def behind(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        answer = PlainTextResponse("behind", self.status, dict(self.given))
        await answer(scope, receive, send)

    def ask(
        self, path: str, method: str = "GET", query: str = ""
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers (cookies of several lines as one) and body."""
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b""}

        async def send(message: Message) -> None:
            sent.append(message)

        lines = {"host": "pilot.example", **self.headers}
        lines["cookie"] = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "scheme": "http",
            "server": (self.server, 8501),
            "headers": [(n.encode(), v.encode()) for n, v in lines.items()],
        }
        app: ASGIApp = self.gate
        asyncio.run(_run(app, scope, receive, send))
        (start,) = [m for m in sent if m["type"] == "http.response.start"]
        headers: dict[str, str] = {}
        for name, value in start["headers"]:
            headers[name.decode()] = f"{headers.get(name.decode(), '')}\n{value.decode()}".strip()
        return start["status"], headers, b"".join(m.get("body", b"") for m in sent).decode()

    def enter(self, role: Role = Role.READER, seconds: float = 3600) -> Login:
        told = claims(role, self.now + seconds)
        self.cookies[USER] = signed(told)
        found = login(told, ACCESS)
        assert isinstance(found, Login)
        self.logins.begin(found)
        return found


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def claims(role: Role, ends: float, **other: object) -> dict[str, Any]:
    known = {"sub": role, "email": f"{role}@b", "exp": ends, "iat": ends - 9, "nonce": role}
    return known | {"is_logged_in": True} | other


def signed(told: dict[str, Any]) -> str:
    return create_signed_value(SECRET, USER, json.dumps(told)).decode()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(gate, "get_cookie_secret", lambda: SECRET)
    return House(tmp_path)


CLOSED = [
    "/brott/",
    "/brott/karta",
    "/brott/media/a.csv",
    "/brott/component/a/index.html",
    "/brott/_stcore/upload_file/a/b",
    "/brott/_stcore/metrics",
    "/brott/_stcore/bidi-components/a.js",
    "/brott/_stcore/healthy",
    "/brott/_stcore/agent",
    "/media/a.csv",
    "/app/static/a.css",  # not below the base path: not ours
    "/brott//media/a.csv",
    "/brott/app/static/../../media/a.csv",
    "/brott/app/static/..\\..\\media\\a.csv",
    "/brott/app/static//a",
    "/brott/static/%2e%2e/media",
    "/brott/oauth2callback/media",
    "/brott/auth/login/x",
    "/",
]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
def test_nothing_behind_the_gate_is_asked_without_login(
    house: House, path: str, method: str
) -> None:
    assert house.ask(path, method)[0] == 401
    assert not house.asked


@pytest.mark.parametrize(
    "path", ["app/static/door.css", "static/js/index.js", "_stcore/health", "_stcore/host-config"]
)
def test_what_holds_no_data_is_open(house: House, path: str) -> None:
    assert house.ask(f"/brott/{path}")[2] == "behind"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("", {*Role}),
        ("karta", {*Role}),
        ("media/a.csv", {*Role}),
        ("component/a/index.html", {*Role}),
        ("_stcore/upload_file/a/b", {Role.ANALYST, Role.ADMINISTRATOR}),
        ("_stcore/metrics", {Role.ADMINISTRATOR}),
    ],
)
def test_each_address_asks_for_its_role(
    house: House, path: str, who: set[Role], role: Role
) -> None:
    house.enter(role)
    status = house.ask(f"/brott/{path}")[0]
    assert status == (200 if role in who else 403)
    assert bool(house.asked) == (role in who)


def test_a_login_that_has_ended_or_rested_too_long_opens_nothing(house: House) -> None:
    house.enter(seconds=3600)
    assert house.ask("/brott/karta")[0] == 200
    house.now += 1799
    assert house.ask("/brott/karta")[0] == 200  # and the time begins anew
    house.now += 1000
    assert house.ask("/brott/media/a")[0] == 200  # what a page asks for itself is no use of it
    house.now += 800
    status, _, page = house.ask("/brott/karta", query="language=en")
    assert status == 401
    assert LANGUAGES["en"].access.ended in page
    house.now = NOW
    assert house.ask("/brott/karta")[0] == 401  # a clock that is set back does not bring it back
    house.enter(seconds=60)
    house.now += 60
    assert house.ask("/brott/karta")[0] == 401


def test_cookies_go_over_tls_alone_where_people_come_by_it(house: House) -> None:
    house.given = [("set-cookie", "a=1; Path=/")]
    assert house.ask("/brott/_stcore/health")[1]["set-cookie"] == "a=1; Path=/; Secure"
    plain = House(house.folder, back="http://127.0.0.1:8501/oauth2callback", given=house.given)
    assert plain.ask("/_stcore/health")[1]["set-cookie"] == "a=1; Path=/"


def test_the_cookie_of_the_link_is_for_pages_and_for_the_server_alone(house: House) -> None:
    assert "set-cookie" not in house.ask("/brott/favicon.ico")[1]
    house.headers["accept"] = "text/html"
    cookie = house.ask("/brott/karta", query="view=exact")[1]["set-cookie"]
    assert cookie.startswith(f"{gate.LINK}={b'/brott/karta?view=exact'.hex()};")
    for part in ("HttpOnly", "SameSite=lax", "Path=/brott/", "Max-Age=600", "Secure"):
        assert part in cookie
    assert "set-cookie" not in house.ask("/brott/karta", query="a" * 3000)[1]


def test_pages_and_files_stay_in_no_cache_and_scripts_may(house: House) -> None:
    house.given = [("cache-control", "public")]
    house.enter()
    for path in ("", "karta", "media/a.csv", "_stcore/metrics"):
        assert house.ask(f"/brott/{path}")[1]["cache-control"] == "no-store"
    assert house.ask("/brott/static/a.js")[1]["cache-control"] == "public"


def test_the_page_to_log_in_on_is_there_in_the_other_language_and_keeps_the_link(
    house: House,
) -> None:
    house.headers["accept"] = "text/html"
    page = house.ask("/brott/karta", query="view=difference&areas=%22%3Cb%3E&language=sv")[2]
    (query,) = re.findall(r'<a lang="en" hreflang="en" href="\?([^"]+)">In English</a>', page)
    assert unescape(query) == "view=difference&areas=%22%3Cb%3E&language=en"
    _, headers, other = house.ask("/brott/karta", query=unescape(query))
    assert LANGUAGES["en"].access.lead in other
    assert "På svenska" in other
    assert f"/brott/karta?{unescape(query)}".encode().hex() in headers["set-cookie"]


def came_back(house: House, told: dict[str, Any]) -> tuple[int, dict[str, str], str]:
    name = USER
    house.given = [("location", "/brott/"), ("set-cookie", f"{name}={signed(told)}; Path=/brott")]
    return house.ask("/brott/oauth2callback")


def test_who_comes_back_from_the_provider_goes_on_to_the_link(house: House) -> None:
    house.cookies[gate.LINK] = b"/brott/karta?view=exact".hex()
    _, headers, _ = came_back(house, claims(Role.READER, NOW + 60))
    assert headers["location"] == "/brott/karta?view=exact"
    assert f'{gate.LINK}="";' in headers["set-cookie"]
    assert USER in headers["set-cookie"]
    assert headers["set-cookie"].count("Secure") == 2


@pytest.mark.parametrize(
    "link",
    ["//a.example/", "/else/", "https://a.example/", "/brott\\..\\", "/brott/a\r\nb: c", "/"],
)
def test_a_link_that_is_not_of_ours_leads_nowhere(house: House, link: str) -> None:
    house.cookies[gate.LINK] = link.encode().hex()
    headers = came_back(house, claims(Role.READER, NOW + 60))[1]
    assert headers["location"] == "/brott/"


def test_a_login_takes_the_place_of_the_one_before(house: House) -> None:
    before = house.enter(Role.ANALYST)
    came_back(house, claims(Role.READER, NOW + 60))
    assert not house.logins.holds(before)


def test_who_has_no_role_gets_no_cookie_and_reads_whom_to_ask(house: House) -> None:
    status, headers, page = came_back(house, claims(Role.READER, NOW + 60, email="<b>@c"))
    assert status == 403
    assert USER not in headers.get("set-cookie", "")
    assert "&lt;b&gt;@c" in page
    assert "<b>" not in page


def test_the_page_for_who_has_no_role_speaks_the_language_of_their_link(house: House) -> None:
    house.cookies[gate.LINK] = b"/brott/karta?language=en".hex()
    told = signed(claims(Role.READER, NOW + 60, email="x@c"))
    house.given = [("location", "/brott/"), ("set-cookie", f"{USER}={told}")]
    page = house.ask("/brott/oauth2callback", query="code=a&state=b")[2]
    assert LANGUAGES["en"].access.no_role_title in page


def test_who_comes_goes_and_is_refused_stands_in_the_journal(house: House) -> None:
    came_back(house, claims(Role.READER, NOW + 60, email="x@c"))
    came_back(house, claims(Role.ANALYST, NOW + 60))
    house.cookies[USER] = signed(claims(Role.ANALYST, NOW + 60))
    house.ask("/brott/auth/logout")
    house.ask("/brott/auth/logout")
    noted.wait()
    told = [each for each in journal.events(house.folder) if isinstance(each, journal.Event)]
    assert [(each.deed, each.by, dict(each.about)) for each in told] == [
        (Deed.REFUSED, "x@c", {"why": "no_role"}),
        (Deed.LOGGED_IN, "analyst@b", {"role": "analyst"}),
        (Deed.LOGGED_OUT, "analyst@b", {"role": "analyst"}),
    ]


def test_a_journal_that_cannot_be_written_keeps_nobody_outside(house: House) -> None:
    (house.folder / journal.FOLDER).write_text("no folder")
    came_back(house, claims(Role.ANALYST, NOW + 60))
    noted.wait()
    house.cookies[USER] = signed(claims(Role.ANALYST, NOW + 60))
    assert house.ask("/brott/karta")[0] == 200


def test_a_provider_that_does_not_answer_is_told_in_the_language_of_the_link(house: House) -> None:
    assert house.ask("/brott/auth/login")[::2] == (200, "behind")
    house.status = 400
    for code, query in (("sv", ""), ("en", "?language=en")):
        house.cookies[gate.LINK] = f"/brott/karta{query}".encode().hex()
        status, headers, page = house.ask("/brott/auth/login")
        assert status == 503
        assert headers["content-type"].startswith("text/html")
        assert LANGUAGES[code].access.unreached in page
        assert 'href="/brott/auth/login"' in page
        assert "behind" not in page


def test_logging_out_ends_the_login_before_streamlit_is_asked(house: House) -> None:
    before = house.enter()
    assert house.ask("/brott/auth/logout")[2] == "behind"
    assert not house.logins.holds(before)


@pytest.mark.parametrize(
    ("host", "server", "is_answered"),
    [
        ("127.0.0.1:8501", "127.0.0.1", True),
        ("localhost", "127.0.0.1", True),
        ("[::1]:8501", "::1", True),
        ("pilot.example", "127.0.0.1", False),  # a proxy, or a name that was turned round
        ("127.0.0.1.example", "127.0.0.1", False),
        ("127.0.0.1@a.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("localhost", "192.168.1.7", False),
        ("192.168.1.7", "192.168.1.7", False),
    ],
)
def test_without_login_only_this_machine_is_answered_under_its_own_names(
    tmp_path: Path, host: str, server: str, is_answered: bool
) -> None:
    house = House(tmp_path, back="", server=server, headers={"host": host})
    for path in ("/", "/karta", "/media/a.csv", "/app/static/a"):
        status, _, said = house.ask(path)
        assert status == (200 if is_answered else 403)
        assert all((t.access.only_here in said) != is_answered for t in LANGUAGES.values())
    assert bool(house.asked) == is_answered


@pytest.mark.parametrize("header", sorted(PASSED_ON))
def test_without_login_nothing_is_answered_that_a_proxy_marks_as_passed_on(
    tmp_path: Path, header: str
) -> None:
    """Some proxies ask under this machine's own name, and say beside it for whom."""
    house = House(tmp_path, back="", headers={"host": "127.0.0.1:8501"})
    assert house.ask("/karta")[0] == 200
    house.headers[header] = "192.0.2.7"
    assert house.ask("/karta")[0] == 403


@pytest.mark.parametrize("path", ["media/a.csv", "_stcore/upload_file/a/b"])
def test_what_is_somebody_elses_is_refused_whatever_the_role(house: House, path: str) -> None:
    me = house.enter(Role.ADMINISTRATOR)
    assert house.ask(f"/brott/{path}")[0] == 200
    house.others = {(me.print_, path)}
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        assert house.ask(f"/brott/{path}", method)[0] == 403
    assert len(house.asked) == 1
