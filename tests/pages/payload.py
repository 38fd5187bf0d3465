"""What the server sends somebody of a page: messages to the browser, and files it fetches."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from json import loads
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from data.access import Login
from data.roles import Role
from pages.shared.menu import MENU
from pages.shared.session import rights
from pages.shared.session.presenting import PRESENT
from tests.bytes_of import words_in
from tests.conftest import ROOT

FILES = {place.name: place.file for place in MENU}
SCREEN = "_screen"


class Sent:
    """`words`: everything as text, tables and charts unpacked; `numbers`: each column or list."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.numbers: list[np.ndarray[Any, Any]] = []
        self._seen: set[bytes] = set()

    def take(self, content: bytes) -> None:
        if content in self._seen:
            return
        self._seen.add(content)
        self.words += words_in(content)

    def take_message(self, message: ForwardMsg) -> None:
        content = message.SerializeToString(deterministic=True)
        if content in self._seen:
            return
        self.take(content)
        for value in _values(message):
            if isinstance(value, bytes):
                self._take_table(value)
            elif value.startswith("{"):
                self._take_chart(value)

    def _take_table(self, content: bytes) -> None:
        try:
            table = pa.ipc.open_stream(content).read_all()
        except (pa.ArrowInvalid, OSError):
            return
        for column in table.columns:
            values = column.to_pylist()
            self.words += map(str, values)
            if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
                self.numbers.append(np.array([v for v in values if v is not None], dtype=float))

    def _take_chart(self, content: str) -> None:
        try:
            spec = loads(content)
        except ValueError:
            return
        for values in _packed(spec):
            self.numbers.append(values.astype(float))
            self.words += [f"{value:g}" for value in values.ravel().tolist()]


def _values(message: Any) -> Iterator[bytes | str]:  # noqa: ANN401
    for field, value in message.ListFields():
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            continue
        for part in value if field.is_repeated else [value]:
            if field.message_type is not None:
                yield from _values(part)
            elif isinstance(part, bytes | str):
                yield part


def _packed(part: object) -> Iterator[np.ndarray[Any, Any]]:
    match part:
        case {"bdata": str(packed), "dtype": str(dtype)}:
            yield np.frombuffer(b64decode(packed), dtype)
        case dict():
            for value in part.values():
                yield from _packed(value)
        case list() if part and all(isinstance(each, int | float) for each in part):
            yield np.array(part)
        case list():
            for value in part:
                yield from _packed(value)
        case _:
            pass


@contextmanager
def recorded(role: Role) -> Iterator[Sent]:
    """Everything that goes out meanwhile, to somebody of that role."""
    sent = Sent()
    ran, stored = LocalScriptRunner.forward_msgs, MemoryMediaFileStorage.load_and_get_id

    def forward_msgs(self: LocalScriptRunner) -> list[ForwardMsg]:
        messages: list[ForwardMsg] = ran(self)
        for message in messages:
            sent.take_message(message)
        return messages

    def keep(self: MemoryMediaFileStorage, content: Any, *rest: Any, **more: Any) -> str:  # noqa: ANN401
        if isinstance(content, bytes):
            sent.take(content)
        return stored(self, content, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalScriptRunner, "forward_msgs", forward_msgs)
        patch.setattr(MemoryMediaFileStorage, "load_and_get_id", keep)
        patch.setattr(rights, "get_secrets_auth_section", lambda: {"redirect_uri": "there"})
        login = Login(person="somebody", role=role, print_="a", ends_at=4e9)
        patch.setattr(rights, "_login", lambda: login)
        yield sent


def sent_to(role: Role, views: Iterable[tuple[str, Mapping[str, str]]]) -> Sent:
    with recorded(role) as sent:
        for page, link in views:
            app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=200)
            app.query_params.update(link)
            if is_presented := PRESENT in link:
                app.session_state[SCREEN] = (1920, 1080)  # as a browser tells it, at first
            app.run()
            for key, value in link.items():
                if value == "true":
                    app.session_state[key] = True
            app.switch_page(FILES[page])
            if is_presented:  # a test's link has no path: the page is chosen, the link kept
                app.query_params.update(link)
            app.run()
            assert not app.exception, (page, link)
    return sent
