"""Somebody who visits the dashboard without a browser: requests, cookies, the connection."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PAGE = {"accept": "text/html"}
USER, XSRF = "_streamlit_user", "_streamlit_xsrf"
PATIENCE_S = 60.0


class Visitor:
    """`address` of the dashboard, without its last slash. Nobody signs what our nginx shows."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = httpx.Client(follow_redirects=True, timeout=PATIENCE_S, verify=False)

    def close(self) -> None:
        self.http.close()

    def with_cookies(self, cookies: dict[str, str]) -> None:
        """Put them in the place of its own."""
        self.http.cookies.clear()
        for name, value in cookies.items():
            self.http.cookies.set(name, value, domain="127.0.0.1")

    def open(self, path: str = "/") -> httpx.Response:
        return self.http.get(self.address + path, headers=PAGE)

    def log_in(self, person: str, path: str = "") -> httpx.Response:
        """From the page's own link, by the provider's form; what the browser shows in the end."""
        if path:
            self.open(path)
        form = self.http.get(f"{self.address}/auth/login", headers=PAGE)
        assert form.status_code == 200, form.text
        return self.http.post(form.url, data={"sub": person}, headers=PAGE)

    def log_out(self) -> httpx.Response:
        """By the link that `st.logout` sends the browser to; the provider is not asked further."""
        return self.http.get(f"{self.address}/auth/logout", follow_redirects=False)

    def cookies(self) -> dict[str, str]:
        host = urlsplit(self.address)
        assert host.hostname == "127.0.0.1"
        return {c.name: c.value or "" for c in self.http.cookies.jar if c.domain == host.hostname}

    @contextmanager
    def connected(
        self, *, origin: str = "", cookies: dict[str, str] | None = None
    ) -> Iterator["Seat"]:
        """The connection on which pages are drawn. Raises `InvalidStatus` where it is refused."""
        parts = urlsplit(self.address)
        self.http.get(f"{self.address}/_stcore/health")
        sent = self.cookies() if cookies is None else self.cookies() | cookies
        with connect(
            f"ws://{parts.netloc}{parts.path}/_stcore/stream",
            origin=Origin(origin or f"{parts.scheme}://{parts.netloc}"),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(sent.get(XSRF, "none"))],
            additional_headers={"Cookie": "; ".join(f"{n}={v}" for n, v in sent.items())},
            max_size=None,
        ) as connection:
            yield Seat(connection)


class Seat:
    """A connection that pages are drawn on."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def run(self, page: str = "", query: str = "", **asked: object) -> list[ForwardMsg]:
        """What the page sends, from a click to its end, or until the connection closes."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        for name, value in asked.items():
            setattr(message.rerun_script, name, value)
        self.connection.send(message.SerializeToString())
        return list(self.rest())

    def ask(self, message: BackMsg, answer: str) -> ForwardMsg | None:
        """The first message of that kind that comes in a while; None where none does."""
        self.connection.send(message.SerializeToString())
        with suppress(TimeoutError):
            while True:
                found = ForwardMsg()
                found.ParseFromString(self.connection.recv(5.0))
                if found.WhichOneof("type") == answer:
                    return found
        return None

    def download(self, session: str, offered: str) -> str:
        """The address of a file that a page offers and that is made when it is asked for."""
        message = BackMsg()
        message.backend_operation_request.request_id = "a"
        message.backend_operation_request.session_id = session
        message.backend_operation_request.deferred_file.file_id = offered
        answer = self.ask(message, "backend_operation_response")
        return answer.backend_operation_response.deferred_file.url if answer else ""

    def rest(self) -> Iterator[ForwardMsg]:
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.connection.recv(PATIENCE_S))
            yield message
            if message.WhichOneof("type") in ("script_finished", "auth_redirect"):
                return


def said(messages: list[ForwardMsg]) -> str:
    """All the text in them, roughly: what protobuf writes of them."""
    return "\n".join(str(message) for message in messages)


def kinds(messages: list[ForwardMsg]) -> list[str]:
    return [str(message.WhichOneof("type")) for message in messages]


def session_of(messages: list[ForwardMsg]) -> str:
    """Its id."""
    (first, *_) = [m for m in messages if m.WhichOneof("type") == "new_session"]
    return first.new_session.initialize.session_id


def offered(messages: list[ForwardMsg], key: str) -> str:
    """What a button names the file by that it makes at a click; `key`: the end of its own name."""
    elements = [m.delta.new_element for m in messages if m.WhichOneof("type") == "delta"]
    buttons = [e.download_button for e in elements if e.WhichOneof("type") == "download_button"]
    (button,) = [one for one in buttons if one.id.endswith(key)]
    return button.deferred_file_id
