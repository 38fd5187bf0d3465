"""How much a browser receives for a view, as it would be gzipped on the wire."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Response, WebSocket

SHELL = "/static/"  # Streamlit's own script, styles and fonts, the same for any dashboard


@dataclass
class Weight:
    """Bytes since `forget`, by what brought them. Listens from the moment it is made."""

    page: Page
    taken: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.on("response", self._answer)
        self.page.on("websocket", self._socket)

    def forget(self) -> None:
        self.taken.clear()

    def total(self) -> int:
        return sum(self.taken.values())

    def _add(self, name: str, content: bytes) -> None:
        self.taken[name] = self.taken.get(name, 0) + len(gzip.compress(content))

    def _answer(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.url.startswith(("data:", "blob:")) or path.startswith(SHELL):
            return
        try:
            if response.request.sizes()["responseBodySize"] > 0:  # else the browser had it already
                self._add(path, response.body())
        except Error:  # a redirection
            return

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, payload: bytes | str) -> None:
        self._add("websocket", payload.encode() if isinstance(payload, str) else payload)
