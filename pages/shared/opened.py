"""
Opens a view as its link opens it, with no browser, and gives its figures in place of drawing them.

The page runs as for a reader, with Streamlit's own runner, so a figure in a report is the figure on
the screen: there is no second way to its numbers.
"""

import asyncio
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.caching.storage.dummy_cache_storage import MemoryCacheStorageManager
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.runtime import Runtime, RuntimeConfig, RuntimeState
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SessionState

from data.keeping import readiness, written
from data.store import Store, Version
from pages.shared import session
from pages.shared.figures import Address, Figure, Refused
from pages.shared.menu import MENU

SCRIPT = Path(__file__).parents[2] / "dashboard.py"
KEPT_VIEWS = 100
FINISHED = {
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR,
}


def opened(page: str, choices: Sequence[tuple[str, str]], language: str) -> tuple[Figure, ...]:
    """
    Give the figures of a view, in the order of the page; none where no such page is.

    Whatever the page itself raises is raised here.
    """
    return tuple(each for each in _handed(page, choices, language) if isinstance(each, Figure))


def _handed(
    page: str, choices: Sequence[tuple[str, str]], language: str
) -> tuple[Figure | Refused, ...]:
    if page not in {place.url_path for place in MENU}:
        return ()
    _make_runtime()
    handed: list[Figure | Refused] = []
    state = SessionState()
    chosen = [(name, value) for name, value in choices if name != session.LANGUAGE]
    query = urlencode([*chosen, (session.LANGUAGE, language)])
    failed: list[BaseException] = []
    loop = asyncio.new_event_loop()
    runner = ScriptRunner(
        session_id="report",
        main_script_path=str(SCRIPT),
        session_state=state,
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        script_cache=ScriptCache(),
        initial_rerun_data=RerunData(query_string=query, page_name=_name(page)),
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(str(SCRIPT), ScriptCache()),
        event_loop=loop,
        on_script_error=failed.append,
    )

    def hear(_: ScriptRunner | None, event: ScriptRunnerEvent, **about: object) -> None:
        if event is ScriptRunnerEvent.SCRIPT_STARTED:
            state[session.HANDED_OVER] = handed
        if event in FINISHED:
            runner.request_stop()
        if isinstance(error := about.get("exception"), BaseException):
            failed.append(error)

    runner.on_event.connect(hear, weak=False)
    try:
        with _spared():
            runner.start()
            assert runner._script_thread
            runner._script_thread.join()
    finally:
        loop.close()
    if failed:
        raise failed[0]
    return tuple(handed)


def found(
    version: Version,
    addresses: Sequence[Address],
    language: str,
    *,
    begin: Callable[[Figure], None] = lambda _: None,
) -> dict[Address, Figure]:
    """Give the figures that are there, `begin` with each of a view; a view is opened once."""
    wanted = set(addresses)
    views = dict.fromkeys((each.page, each.choices) for each in addresses)
    there: dict[Address, Figure] = {}
    for page, choices in views:
        figures = [e for e in view(version, page, choices, language) if isinstance(e, Figure)]
        named = {Address(page, choices, figure.card.id): figure for figure in reversed(figures)}
        of_view = {address: named[address] for address in named if address in wanted}
        for figure in of_view.values():
            begin(figure)
        there |= of_view
    return there


def view(
    version: Version, page: str, choices: tuple[tuple[str, str], ...], language: str
) -> tuple[Figure | Refused, ...]:
    """Give a view's figures, and its reasons where it has none, in the order of the page."""
    return _kept(print_of(version), page, choices, language)


def print_of(version: Version) -> str:
    """With the same print a view shows the same."""
    return f"{version.fingerprint} {_written(Store.home().folder)}"


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _kept(
    print_: str, page: str, choices: tuple[tuple[str, str], ...], language: str
) -> tuple[Figure | Refused, ...]:
    """The same data and words give the same figures; nobody changes one."""
    return _handed(page, choices, language)


def _written(folder: Path) -> str:
    """The print of what people write on the page of the decision: it is part of no version."""
    files = [folder / each for each in (written.FILE, readiness.FILE)]
    prints = [sha256(file.read_bytes()).hexdigest() if file.exists() else "" for file in files]
    return " ".join(prints)


def _name(page: str) -> str:
    """Streamlit calls its first page by no name."""
    return "" if page == MENU[0].url_path else page


def _make_runtime() -> None:
    """In a terminal there is no server; the runner asks one for the files that pages offer."""
    PagesManager.uses_pages_directory = False
    if not Runtime.exists():
        Runtime(
            RuntimeConfig(
                script_path=str(SCRIPT),
                media_file_storage=MemoryMediaFileStorage("/media"),
                uploaded_file_manager=MemoryUploadedFileManager("/upload"),
                cache_storage_manager=MemoryCacheStorageManager(),
            )
        )


def is_served() -> bool:
    """Does a server run here, not a command or a test of one page?"""
    state = Runtime.instance().state if Runtime.exists() else RuntimeState.INITIAL
    return isinstance(state, RuntimeState) and state is not RuntimeState.INITIAL


@contextmanager
def _spared() -> Iterator[None]:
    """
    Leave what is in memory already out of the search that the runner begins after each view.

    That takes as long as many a view. Where a server runs it searches: others are at work there.
    """
    if is_served():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
