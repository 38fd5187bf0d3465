"""Logging in at a real OpenID provider: who gets in, as what, for how long, and who does not."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    decode_signed_value,
)
from websockets.exceptions import ConnectionClosed, InvalidStatus

from data.keeping import journal
from data.keeping.journal import Deed, Event
from data.keeping.logins import FILE
from data.roles import Role
from pages.shared.text.sv import SWEDISH_TEXT
from tests.access.provider import SECRET, Guarded, guarded, provider
from tests.access.visitor import USER, XSRF, Visitor, kinds, said

Visit = Callable[[], Visitor]
ROLE = SWEDISH_TEXT.access.role


@pytest.fixture(scope="module")
def asks() -> Iterator[str]:
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, asks: str) -> Iterator[Guarded]:
    folder = tmp_path_factory.mktemp("house")
    with guarded(folder / "store", folder, asks) as found:
        yield found


@pytest.fixture
def visit(house: Guarded) -> Iterator[Visit]:
    with ExitStack() as all_of_them:
        yield lambda: all_of_them.enter_context(closing(Visitor(house.server.address)))


def is_in(visitor: Visitor) -> bool:
    """A page opens, and so does the connection that it is drawn on."""
    drawn: list[str] = []
    with suppress(InvalidStatus), visitor.connected() as seat:
        drawn = kinds(seat.run())
    found = visitor.open("/karta").status_code == 200
    assert found == ("script_finished" in drawn)
    return found


def is_sent_away(messages: list[ForwardMsg]) -> bool:
    """The browser loads the page anew, and nothing was drawn meanwhile."""
    found = kinds(messages)
    return found[-1] == "auth_redirect" and not {"new_session", "delta"} & set(found)


def changed(value: str, **claims: object) -> str:
    """A user's cookie that says something else, under the old signature."""
    _, *rest = value.rsplit(".", 2)  # when, and the signature
    read = decode_signed_value(SECRET, USER, value)
    told = json.loads(read or b"{}") | claims
    forged = create_signed_value("not the secret", USER, json.dumps(told)).decode()
    return ".".join([forged.rsplit(".", 2)[0], *rest])


def test_who_has_not_logged_in_gets_a_page_to_log_in_on_and_nothing_else(visit: Visit) -> None:
    visitor = visit()
    for path in ("/", "/karta", "/karta?view=exact", "/made-up", "/oversikt"):
        page = visitor.open(path)
        assert page.status_code == 401
        assert SWEDISH_TEXT.access.lead in page.text
        assert "<script" not in page.text
    assert '<html lang="en">' in visitor.open("/karta?language=en").text
    assert not is_in(visitor)


@pytest.mark.parametrize(
    "path",
    [
        "/media/0123456789abcdef.csv",
        "/component/streamlit_folium.st_folium/index.html",
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/upload_file/a/b",
        "/_stcore/bidi-components/a/b.js",
        "//media/0123456789abcdef.csv",
        "/app/static/..%2f..%2fmedia/a.csv",
    ],
)
def test_no_address_of_streamlits_answers_without_login(visit: Visit, path: str) -> None:
    answer = visit().http.get(visit().address + path)
    assert answer.status_code == 401
    assert visit().http.put(visit().address + path, content=b"x").status_code == 401


def test_who_logs_in_is_led_to_the_page_that_they_asked_for(visit: Visit) -> None:
    visitor = visit()
    page = visitor.log_in("ada", "/karta?language=en&view=relative")
    assert page.status_code == 200
    assert str(page.url) == f"{visitor.address}/karta?language=en&view=relative"
    assert page.headers["cache-control"] == "no-store"
    assert is_in(visitor)


@pytest.mark.parametrize(
    ("person", "role"),
    [("ada", Role.ADMINISTRATOR), ("bo", Role.ANALYST), ("cecilia", Role.READER)],
)
def test_a_role_comes_from_a_list_or_from_one_of_several_groups(
    visit: Visit, person: str, role: Role
) -> None:
    visitor = visit()
    visitor.log_in(person)
    with visitor.connected() as seat:
        page = said(seat.run())
    words = {each for each in ROLE.values() if f"norrby.example, {each}" in page}
    assert words == {ROLE[role]}
    status = visitor.http.get(f"{visitor.address}/_stcore/metrics").status_code
    assert status == (200 if role is Role.ADMINISTRATOR else 403)
    status = visitor.http.put(f"{visitor.address}/_stcore/upload_file/a/b").status_code
    assert status == 403  # a reader by us; the others by Streamlit, as no page asked for a file


@pytest.mark.parametrize("person", ["didrik", "eva"])
def test_who_has_no_role_or_an_address_that_nobody_verified_stays_outside(
    visit: Visit, person: str
) -> None:
    visitor = visit()
    page = visitor.log_in(person, "/karta")
    assert page.status_code == 403
    assert SWEDISH_TEXT.access.no_role_title in page.text
    assert USER not in visitor.cookies()
    assert not is_in(visitor)


def test_a_cookie_that_somebody_changed_or_signed_otherwise_opens_nothing(visit: Visit) -> None:
    visitor = visit()
    visitor.log_in("cecilia")
    good = visitor.cookies()
    told = json.loads(decode_signed_value(SECRET, USER, good[USER]) or b"")
    as_ada = told | {"email": "ada@norrby.example", "email_verified": True}
    for bad in (
        changed(good[USER], email="ada@norrby.example", email_verified=True),
        good[USER][:-9] + ("A" if good[USER][-9] != "A" else "B") + good[USER][-8:],
        create_signed_value("some other secret that is long", USER, json.dumps(as_ada)).decode(),
        create_signed_value(SECRET, "_streamlit_user_tokens", json.dumps(as_ada)).decode(),
        "",
    ):
        visitor.with_cookies(good | {USER: bad})
        assert not is_in(visitor)
    visitor.with_cookies(good)
    assert is_in(visitor)


def test_even_the_right_signature_makes_no_login_that_did_not_take_place(visit: Visit) -> None:
    """Whoever finds the secret, in a backup say, does not get in by it."""
    visitor = visit()
    visitor.log_in("cecilia")
    good = visitor.cookies()
    told = json.loads(decode_signed_value(SECRET, USER, good[USER]) or b"")
    for claims in ({"nonce": "another"}, {"exp": told["exp"] + 9999}, {"sub": "ada"}):
        forged = create_signed_value(SECRET, USER, json.dumps(told | claims)).decode()
        visitor.with_cookies(good | {USER: forged})
        assert not is_in(visitor)


def test_an_old_cookie_does_not_come_back_after_logging_out(visit: Visit) -> None:
    visitor, thief = visit(), visit()
    visitor.log_in("ada")
    stolen = visitor.cookies()
    thief.with_cookies(stolen)
    assert is_in(thief)
    out = visitor.log_out()
    assert out.status_code == 302
    assert "end_session" in out.headers["location"]
    for one in (visitor, thief):
        one.with_cookies(stolen)
        assert not is_in(one)


def test_logging_out_closes_what_is_open_in_other_windows_at_the_next_click(visit: Visit) -> None:
    visitor = visit()
    visitor.log_in("bo")
    with visitor.connected() as seat:
        assert "script_finished" in kinds(seat.run())
        visitor.log_out()
        assert is_sent_away(seat.run())
        with pytest.raises(ConnectionClosed):
            seat.run()


def test_a_callback_that_is_sent_again_lets_nobody_in(visit: Visit, asks: str) -> None:
    visitor, thief = visit(), visit()
    form = visitor.http.get(f"{visitor.address}/auth/login")
    back = visitor.http.post(form.url, data={"sub": "ada"}, follow_redirects=False)
    again = back.headers["location"]
    assert parse_qs(urlsplit(again).query).keys() == {"code", "state"}
    assert thief.open(again.removeprefix(thief.address)).status_code == 401
    assert not is_in(thief)
    assert visitor.open(again.removeprefix(visitor.address)).status_code == 200
    with_state = visit()
    with_state.with_cookies({n: v for n, v in visitor.cookies().items() if n != USER})
    assert with_state.open(again.removeprefix(visitor.address)).status_code == 401
    assert not is_in(with_state)


def test_a_page_elsewhere_cannot_use_the_connection_of_who_is_logged_in(visit: Visit) -> None:
    visitor = visit()
    visitor.log_in("ada")
    for origin in ("http://elsewhere.example", "http://localhost", "null"):
        with pytest.raises(InvalidStatus), visitor.connected(origin=origin):
            pass


def test_a_connection_without_its_token_is_nobodys(visit: Visit) -> None:
    visitor = visit()
    visitor.log_in("ada")
    with visitor.connected(cookies={XSRF: "2|0|0|0"}) as seat:
        page = said(seat.run())
    assert ROLE[Role.ADMINISTRATOR] not in page
    assert SWEDISH_TEXT.access.over in page


@pytest.mark.parametrize(
    "link", ["//elsewhere.example/", "/\\elsewhere.example", "http://elsewhere.example/"]
)
def test_a_link_leads_to_no_other_site(visit: Visit, link: str) -> None:
    visitor = visit()
    visitor.http.cookies.set("pilotkollen_link", link.encode().hex(), domain="127.0.0.1")
    form = visitor.http.get(f"{visitor.address}/auth/login")
    back = visitor.http.post(form.url, data={"sub": "ada"}, follow_redirects=False)
    answer = visitor.http.get(back.headers["location"], follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_login_ends_when_the_provider_said_also_for_who_is_at_work(tmp_path: Path) -> None:
    with (
        provider(seconds=20) as asks,
        guarded(tmp_path / "store", tmp_path, asks) as house,
        closing(Visitor(house.server.address)) as visitor,
    ):
        visitor.log_in("ada")
        told = decode_signed_value(SECRET, USER, visitor.cookies()[USER])
        with visitor.connected() as seat:
            assert "script_finished" in kinds(seat.run())
            time.sleep(max(0.0, json.loads(told or b"")["exp"] - time.time()) + 0.5)
            assert is_sent_away(list(seat.rest()))  # without a click
        assert not is_in(visitor)
    noted = journal.events(tmp_path / "store")
    done = [each for each in noted if isinstance(each, Event)]
    assert (done[-1].deed, done[-1].about) == (Deed.ENDED, {"why": "expired"})
    assert done[-1].by == "ada@norrby.example"


def test_logins_and_logging_out_outlive_a_restart(tmp_path: Path, asks: str) -> None:
    store = tmp_path / "store"
    with guarded(store, tmp_path, asks) as house, closing(Visitor(house.server.address)) as first:
        first.log_in("ada")
        stays = first.cookies()
        first.http.cookies.clear()
        first.log_in("bo")
        left = first.cookies()
        first.log_out()
        kept = (store / FILE).read_text()
        assert "norrby" not in kept
        assert store.stat().st_mode & 0o077 == 0
    with (
        guarded(store, tmp_path, asks, port=house.port) as again,
        closing(Visitor(again.server.address)) as second,
    ):
        second.with_cookies(stays)
        assert is_in(second)
        second.with_cookies(left)
        assert not is_in(second)
    told = [(each.deed, each.by) for each in journal.events(store) if isinstance(each, Event)]
    assert told == [
        (Deed.STARTED, ""),
        (Deed.LOGGED_IN, "ada@norrby.example"),
        (Deed.LOGGED_IN, "bo@norrby.example"),
        (Deed.LOGGED_OUT, "bo@norrby.example"),
        (Deed.STARTED, ""),
    ]
    assert journal.check(store).broken is None
