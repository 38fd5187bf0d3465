"""
A reader as the server sees one: a websocket, clicks, and what is drawn for them.

What a browser would draw is kept as it was sent: words, tables, charts and maps, so that the
answers of a crowded server can be held against those that one reader alone was given.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_S = 120.0
LARGEST = 2**27
AGAIN = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
# of an element, what a reader reads of it
READ = {
    "markdown": "body",
    "heading": "body",
    "text": "body",
    "alert": "body",
    "html": "body",
    "plotly_chart": "spec",
    "table": "arrow_data",
    "dataframe": "arrow_data",
    "component_instance": "json_args",
}
_MADE_UP = re.compile(rb"[0-9a-f]{32,64}")  # names that a drawing gets anew each time


class RunFailedError(Exception):
    """The server sent an error in place of a page."""


@dataclass(frozen=True, slots=True)
class Click:
    """A page, and what is chosen on it, as Back or a link leads there."""

    page: str  # as its link ends; "" is the first
    query: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """`seconds` from the click to the last of what was drawn; `answer` is the print of all that."""

    seconds: float
    answer: str
    parts: int


@dataclass
class Client:
    """One session. Use it as `async with`."""

    address: str  # http://127.0.0.1:8501
    _socket: ClientConnection | None = None
    _pages: dict[str, str] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]  # a new type of no use to us
            origin=self.address,  # type: ignore[arg-type]  # likewise
            max_size=LARGEST,
        )
        await self.click(Click("", ""))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def click(self, click: Click) -> Drawn:
        """Raises `RunFailedError`, or TimeoutError after PATIENCE_S."""
        asked = BackMsg()
        asked.rerun_script.query_string = click.query
        asked.rerun_script.page_script_hash = self._pages.get(click.page, "")
        asked.rerun_script.is_history_navigation = True
        assert self._socket is not None
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE_S):
            elements = await self._drawn()
        return Drawn(time.perf_counter() - start, _print(elements), len(elements))

    async def _drawn(self) -> dict[tuple[int, ...], bytes]:
        """Until the run has ended: what stands at each place."""
        elements: dict[tuple[int, ...], bytes] = {}
        assert self._socket is not None
        while True:
            message = ForwardMsg.FromString(await self._socket.recv(decode=False))
            match message.WhichOneof("type"):
                case "navigation":
                    self._note_pages(message.navigation)
                case "new_session":
                    elements.clear()
                case "delta":
                    place = tuple(message.metadata.delta_path)
                    elements[place] = b"".join(_read(message.delta.new_element))
                case "page_not_found":
                    raise RunFailedError("no such page")
                case "script_finished" if message.script_finished != AGAIN:
                    return elements

    def _note_pages(self, menu: Navigation) -> None:
        self._pages = {page.url_pathname: page.page_script_hash for page in menu.app_pages}
        self._pages[""] = next(page.page_script_hash for page in menu.app_pages if page.is_default)


def _read(element: Element) -> Iterator[bytes]:
    kind = element.WhichOneof("type") or ""
    if kind == "exception":
        raise RunFailedError(element.exception.message)
    if (name := READ.get(kind)) is None:
        return
    part = getattr(element, kind)
    if not hasattr(part, name):
        raise AttributeError(f"Streamlit's {kind} has no {name} any more")
    said = getattr(part, name)
    content = said if isinstance(said, bytes) else str(said).encode()
    yield kind.encode() + b"\0" + _MADE_UP.sub(b"", content)


def _print(elements: dict[tuple[int, ...], bytes]) -> str:
    return sha256(b"\n".join(elements[place] for place in sorted(elements))).hexdigest()[:16]
