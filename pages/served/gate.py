"""
Who may ask for what: everything but a few open addresses needs a login that holds.

Streamlit's own cookie says who somebody is, and is signed; that it is still good is known by the
server alone (`data.keeping.logins`). It is asked at every request, and at every message on the
connection that pages are drawn on, so a click, also one in a part of a page, never outlives it.

Where no login is set up nobody is known: then only this machine is answered, under its own names.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import (
    USER_COOKIE_NAME,
)

from data.access import Login, Refusal, login
from data.keeping import noted
from data.keeping.logins import Logins
from data.roles import Act, allowed
from data.settings import Access
from pages.served import door, own
from pages.served.origins import is_asked_here

OPEN = ("app/static/", "static/", "_stcore/health", "_stcore/host-config")  # no data in them
LOG_IN, LOG_OUT, CALLED_BACK = "auth/login", "auth/logout", "oauth2callback"
NEEDED = {"_stcore/upload_file/": Act.LOAD, "_stcore/metrics": Act.FIGURES}
NO_PAGE = ("media/", "component/", "_stcore/")  # refused without a page to log in on
LINK = "pilotkollen_link"  # the cookie in which a link waits for its reader to log in
LINK_SECONDS, LONGEST_LINK = 600, 2000
LOOKS_EVERY_S = 15.0
_POLICY_VIOLATION = 1008

Claims = Mapping[str, Any]


class Gate:
    """
    ASGI middleware. `redirect_uri` is where the provider sends people back to, "" without login.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        redirect_uri: str,
        access: Access,
        logins: Logins,
        opens: Callable[[str, str], bool] = own.opens,
    ) -> None:
        self.app, self.access, self.logins, self.opens = app, access, logins, opens
        address = urlsplit(redirect_uri)
        self.has_login = bool(redirect_uri)
        self.origin = f"{address.scheme}://{address.netloc}"
        self.root = address.path.removesuffix(CALLED_BACK) or "/"
        self.is_secure = address.scheme == "https"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self.has_login:
            known = is_asked_here(scope)
            await (self.app if known else _refuse_elsewhere)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            await self._answer(scope, receive, self._guarded(scope, send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _below(scope["path"], self.root)
        if path == CALLED_BACK:
            await self._come_back(scope, receive, send)
        elif path == LOG_OUT:
            await self._leave(scope, receive, send)
        elif path == LOG_IN:
            await self._to_provider(scope, receive, send)
        elif _is_open(path):
            await self.app(scope, receive, send)
        else:
            await self._guard(path, scope, receive, send)

    async def _guard(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        known, claims = self._who(scope), self._claims(scope)
        if isinstance(known, Login) and self._may_ask(known, path):
            if not path.startswith(NO_PAGE):
                self.logins.use(known)
            await self.app(scope, receive, send)
        elif path.startswith(NO_PAGE) or scope["method"] not in ("GET", "HEAD"):
            status = 403 if isinstance(known, Login) else 401
            await PlainTextResponse("", status)(scope, receive, send)
        else:
            answer = await asyncio.to_thread(self._door, scope, known, claims)
            if link := _link(scope):
                answer.set_cookie(
                    LINK, link, LINK_SECONDS, path=self.root, httponly=True, samesite="lax"
                )
            await answer(scope, receive, send)

    async def _to_provider(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Somebody goes to the provider; one that does not answer is told in words."""
        failed = False

        async def pass_on(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start" and message["status"] >= 400:
                failed = True
                answer = await asyncio.to_thread(door.unreached, _waiting(scope), self.root)
                await answer(scope, receive, send)
            elif not failed:
                await send(message)

        await self.app(_with_provider(scope), receive, pass_on)

    def _may_ask(self, known: Login, path: str) -> bool:
        """By their role, and of files and uploads only for their own."""
        act = next((act for start, act in NEEDED.items() if path.startswith(start)), None)
        return (act is None or allowed(known.role, act)) and self.opens(known.print_, path)

    async def _come_back(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Somebody comes from the provider: they are let in where they have a role."""
        refused = False

        async def pass_on(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and (claims := _given(message)):
                known = login(claims, self.access)
                if isinstance(known, Refusal):
                    refused = True
                    noted.refused(self.logins.folder, _name(claims), known)
                    answer = await asyncio.to_thread(self._door, scope, known, claims)
                    await answer(scope, receive, send)
                    return
                self._end(scope)
                await asyncio.to_thread(self.logins.begin, known)
                noted.logged_in(self.logins.folder, known)
                self._lead_back(scope, message)
            if not refused:
                await send(message)

        await self.app(scope, receive, pass_on)

    async def _leave(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._end(scope)
        await self.app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The connection on which pages are drawn, as long as the login holds."""
        known = self._who(scope)
        if not isinstance(known, Login) or not self._is_from_our_page(scope):
            await receive()  # the greeting
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        own.asking.set(known.print_)
        connection = _Connection(self.logins, known, receive, send)
        await self.app(scope, connection.receive, connection.send)

    def _door(self, scope: Scope, known: Login | Refusal, claims: Claims) -> Response:
        """The page to log in on: it says, too, why a login opens nothing, or no longer."""
        query = _query(scope)
        if known is Refusal.NO_ROLE:
            return door.no_role(query, self.root, _name(claims))
        return door.closed(query, self.root, has_ended=bool(claims))

    def _who(self, scope: Scope) -> Login | Refusal:
        claims = self._claims(scope)
        known = login(claims, self.access) if claims else Refusal.NOBODY
        if isinstance(known, Login) and not self.logins.holds(known):
            return Refusal.NOBODY
        return known

    def _claims(self, scope: Scope) -> Claims:
        return _claims(HTTPConnection(scope).cookies)

    def _end(self, scope: Scope) -> None:
        """The login that the browser had until now."""
        claims = self._claims(scope)
        known = login(claims, self.access) if claims else None
        if isinstance(known, Login) and self.logins.end(known.print_):
            noted.logged_out(self.logins.folder, known)

    def _is_from_our_page(self, scope: Scope) -> bool:
        return HTTPConnection(scope).headers.get("origin") == self.origin

    def _lead_back(self, scope: Scope, message: Message) -> None:
        """To the link that somebody came with, if it is one of ours."""
        headers = MutableHeaders(scope=message)
        link = _meant(HTTPConnection(scope).cookies.get(LINK, ""))
        if link.startswith(self.root) and not link.startswith("//"):
            headers["location"] = link
        gone = Response()
        gone.delete_cookie(LINK, path=self.root)
        headers.append("set-cookie", gone.headers["set-cookie"])

    def _guarded(self, scope: Scope, send: Send) -> Send:
        """Cookies go over TLS alone where people come by it; answers stay in no cache."""
        secure = self.is_secure or scope["scheme"] == "https"
        path = _below(scope["path"], self.root)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                if secure:
                    message = {**message, "headers": _secured(message["headers"])}
                if not path.startswith(("app/static/", "static/", "component/")):
                    MutableHeaders(scope=message)["cache-control"] = "no-store"
            await send(message)

        return answer


class _Connection:
    """A websocket that is closed as soon as its login no longer holds; then the page loads anew."""

    def __init__(self, logins: Logins, login: Login, receive: Receive, send: Send) -> None:
        self.logins, self.login = logins, login
        self._receive, self._send = receive, send
        self._next: asyncio.Task[Message] | None = None
        self._is_over = False

    async def receive(self) -> Message:
        while True:
            self._next = self._next or asyncio.ensure_future(_of(self._receive))
            try:
                done, _ = await asyncio.wait({self._next}, timeout=LOOKS_EVERY_S)
            except asyncio.CancelledError:  # the server stops
                self._next.cancel()
                raise
            if not self.logins.holds(self.login):
                return await self._close()
            if done:
                message, self._next = self._next.result(), None
                if message["type"] != "websocket.receive":
                    return message
                asked = _asked(message)
                if _is_done_by_hand(asked):
                    self.logins.use(self.login)
                if own.may_ask(asked):
                    return message

    async def send(self, message: Message) -> None:
        if not self._is_over:
            await self._send(message)

    async def _close(self) -> Message:
        reload = ForwardMsg()
        reload.auth_redirect.SetInParent()  # with no address: to where the browser is
        reload.auth_redirect.url = ""
        if self._next is not None:
            self._next.cancel()
        try:
            await self._send({"type": "websocket.send", "bytes": reload.SerializeToString()})
            await self._send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        except (OSError, RuntimeError):  # the browser has gone meanwhile
            pass
        self._is_over = True
        return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}


async def _of(receive: Receive) -> Message:
    return await receive()


def _asked(message: Message) -> BackMsg:
    """What a page asks for; nothing where it is none of Streamlit's messages."""
    asked = BackMsg()
    try:
        asked.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return BackMsg()
    return asked


def _is_done_by_hand(asked: BackMsg) -> bool:
    """A click, a key or a new page; not what a page asks for by itself."""
    return asked.WhichOneof("type") == "rerun_script" and not asked.rerun_script.is_auto_rerun


async def _refuse_elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        return
    answer = await asyncio.to_thread(door.only_here)
    await answer(scope, receive, send)


def _below(path: str, root: str) -> str:
    """The address below the base path; what lies elsewhere stays whole, and is no open one."""
    return path.removeprefix(root) if path.startswith(root) else path


def _is_open(path: str) -> bool:
    """To the letter: no way round by dots, double or turned strokes."""
    if any(part in path for part in ("..", "//", "\\", "%", "\0")):
        return False
    return any(path.startswith(o) if o.endswith("/") else path == o for o in OPEN)


def _with_provider(scope: Scope) -> Scope:
    """Streamlit wants a note that it has signed, which holds for two minutes: made at the click."""
    _, _, query = generate_login_redirect_url("default").partition("?")
    return {**scope, "query_string": query.encode()}


def _claims(cookies: Mapping[str, str]) -> Claims:
    """What the signed cookie says; nothing where it was changed, or is too old."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        if value is None:
            return None
        return decode_signed_value(get_cookie_secret(), name, value)

    try:
        content = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    return content if isinstance(content, dict) and content.get("is_logged_in") is True else {}


def _given(message: Message) -> Claims:
    """The claims in the cookies that an answer gives."""
    cookies: dict[str, str] = {}
    for name, value in message["headers"]:
        if name.lower() == b"set-cookie":
            try:
                read = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                continue
            cookies |= {key: morsel.value for key, morsel in read.items() if morsel.value}
    return _claims(cookies)


def _name(claims: Claims) -> str:
    """How somebody knows which account it was."""
    said = [claims.get(claim) for claim in ("email", "preferred_username", "name", "sub")]
    return next((one[:200] for one in said if isinstance(one, str) and one), "")


def _secured(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    def one(name: bytes, value: bytes) -> tuple[bytes, bytes]:
        wants = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
        return name, value + b"; Secure" if wants else value

    return [one(name, value) for name, value in headers]


def _link(scope: Scope) -> str:
    """The page that is asked for, as a cookie can hold it; "" for what a page asks for itself."""
    if "text/html" not in HTTPConnection(scope).headers.get("accept", ""):
        return ""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    link = path + b"?" + query if query else path
    return link.hex() if len(link) <= LONGEST_LINK else ""


def _query(scope: Scope) -> str:
    """What the link asks for, which waits while somebody is at the provider."""
    asked: str = scope["query_string"].decode("latin-1")
    return _waiting(scope) if "state=" in asked else asked


def _waiting(scope: Scope) -> str:
    """What the link asks for that waits in its cookie."""
    return _meant(HTTPConnection(scope).cookies.get(LINK, "")).partition("?")[2]


def _meant(kept: str) -> str:
    try:
        link = bytes.fromhex(kept).decode("ascii")
    except ValueError:
        return ""
    return link if link.isprintable() and "\\" not in link else ""
