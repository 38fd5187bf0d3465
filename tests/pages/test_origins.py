"""From where the server is asked: by its own pages, and by no page of another host."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from pages.served.origins import REFUSED, OurOrigins


async def ours(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("ours")(scope, receive, send)


def first(kind: str, **headers: str) -> Message:
    """The first that is answered to a request with such headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    said = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": "/", "headers": said}
    asyncio.run(OurOrigins(ours)(scope, receive, send))
    return sent[0]


def is_answered(**headers: str) -> bool:
    http, socket = first("http", **headers), first("websocket", **headers)
    if http["status"] == 200 and socket["type"] == "websocket.accept":
        return True
    assert http["status"] == 403
    assert (socket["type"], socket["code"]) == ("websocket.close", REFUSED)
    return False


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "LOCALHOST", "[::1]:8501", "a.example"])
def test_pages_of_this_server_and_programs_are_answered(host: str) -> None:
    assert is_answered(host=host)
    assert is_answered(host=host, origin=f"http://{host}")
    assert is_answered(host=host, origin=f"https://{host.lower()}")


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "", "http://localhost:8501", "file://", "http:", "x"],
)
def test_a_page_elsewhere_reaches_nothing(origin: str) -> None:
    assert not is_answered(host="127.0.0.1:8501", origin=origin)
    assert not is_answered(origin=origin)
