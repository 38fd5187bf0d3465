"""
From where a request may come: no page of another host asks anything of this server.

Streamlit refuses such a page too, but looks up this machine's own address on the internet first, to
compare: whoever lures a reader to their page would make the server ask elsewhere.

What is for this machine alone is asked at its own address, by its own name, passed on by nobody.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from data.access import is_this_machine

REFUSED = 1008  # a websocket's code: against the rules
# A proxy on this machine asks for others, some by our own name: most mark what they pass on
PASSED_ON = {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"}


class OurOrigins:
    """ASGI middleware: refuses what a browser says that another page has asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] in ("http", "websocket") and _is_from_elsewhere(Headers(scope=scope)):
            is_socket = scope["type"] == "websocket"
            app = WebSocketClose(REFUSED) if is_socket else PlainTextResponse("", 403)
        await app(scope, receive, send)


def _is_from_elsewhere(headers: Headers) -> bool:
    """Browsers say where a page comes from, "null" where they do not want to; programs do not."""
    host, origin = headers.get("host", "").casefold(), headers.get("origin")
    return origin is not None and (not host or origin.casefold().partition("://")[2] != host)


def is_asked_here(scope: Scope) -> bool:
    """No other host asks, no proxy for one, and no page whose name was turned round to us."""
    headers, server = Headers(scope=scope), scope.get("server")
    if PASSED_ON & set(headers.keys()):
        return False
    try:
        name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return False
    return is_this_machine(name) and (server is None or is_this_machine(server[0]))
