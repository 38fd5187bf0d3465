"""
How the dashboard is served: `streamlit run serve.py`.

A script cannot change the document that it is shown in. This file can: each page has its language
and title before the first paint, our one script runs before Streamlit's own, and every answer
carries the same headers.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.pages_manager import PagesManager

from data.keeping.logins import home, logins
from data.settings import settings
from data.small_counts import smallest_shown
from pages.served import log, start, stopping
from pages.served.figures import Figures
from pages.served.gate import Gate
from pages.served.headers import OurHeaders
from pages.served.health import Health
from pages.served.leaving import Leaving
from pages.served.origins import OurOrigins
from pages.served.own import OwnFiles
from pages.shared.menu import MENU

smallest_shown()  # a setting that is no number stops the start, not the first reader
ACCESS = settings().access
LOGINS = logins(home(), ACCESS.idle_minutes)
SWEEPS_EVERY_S = 30.0
log.keep_log()
ROOT = Path(__file__).parent
NEEDS_SCRIPT = {"sv": "Pilotkollen behöver JavaScript.", "en": "Pilotkollen needs JavaScript."}
DEFAULT_LANGUAGE = "sv"
PAPER = '<link rel="stylesheet" media="print" href="app/static/print.css">'
FOR_ALL = '<link rel="stylesheet" href="app/static/access.css">'

_OTHER_DOCUMENTS = re.compile("/(app/static|component|media)/")


def document(index: str, language: str, boot: bytes) -> str:
    """`index`, Streamlit's own index.html, with our language, title, icon and script.

    The script's address changes with its content, `boot`, so that no browser keeps an old one.

    Raises
    ------
    ValueError
        When a place to fill is not there: a new Streamlit may have another index.html.
    """
    script = f'<script src="app/static/boot.js?{sha256(boot).hexdigest()[:8]}"></script>'
    places = {
        '<html lang="en">': f'<html lang="{language}">',
        "<title>.*?</title>": f"<title>Pilotkollen</title>{script}{FOR_ALL}{PAPER}",
        # Not "shortcut icon": there Streamlit puts a page's icon, fetched from another host.
        '<link rel="shortcut icon".*?>': '<link rel="icon" href="app/static/pilotkollen.svg">',
        "<noscript>.*?</noscript>": f"<noscript>{NEEDS_SCRIPT[language]}</noscript>",
    }
    for pattern, ours in places.items():
        index, count = re.subn(pattern, ours, index, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"{pattern} stands {count} times in Streamlit's index.html")
    return index


class OurDocument:
    """ASGI middleware: our document wherever Streamlit answers with its index.html."""

    def __init__(self, app: ASGIApp, index: str, boot: bytes) -> None:
        self.app = app
        self.documents = {each: document(index, each, boot) for each in NEEDS_SCRIPT}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _OTHER_DOCUMENTS.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def answer(message: Message) -> None:
            nonlocal replaced
            if _is_page(message):
                replaced = True
                ours = HTMLResponse(self._for(scope), headers={"Cache-Control": "no-cache"})
                await ours(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, answer)

    def _for(self, scope: Scope) -> str:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("language", [""])[0]
        return self.documents.get(asked, self.documents[DEFAULT_LANGUAGE])


class FirstPage:
    """ASGI middleware: the first page answers at the root; its own link leads there.

    Streamlit drops the path of the default page, and says of such a link that no page is there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and scope["path"].endswith(f"/{MENU[0].url_path}"):
            query = scope["query_string"].decode("latin-1")
            app = RedirectResponse(f"./?{query}" if query else "./")
        await app(scope, receive, send)


@asynccontextmanager
async def life(_: st.App) -> AsyncIterator[None]:
    """Import what pages need beside the start: no reader waits. At the end wait for loads."""
    Thread(target=import_module, args=("pages.shared.session",), daemon=True).start()
    stopping.heed_sigterm()
    sweeping = asyncio.create_task(sweep_logins())
    yield
    sweeping.cancel()
    await stopping.end_loads()


async def sweep_logins() -> None:
    """Where nobody asks for anything any more the journal says all the same when a login ended."""
    while start.redirect_uri():
        await asyncio.sleep(SWEEPS_EVERY_S)
        await asyncio.to_thread(LOGINS.sweep)


def _is_page(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] >= 300:
        return False
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")


# numpy reads it once, when a page first imports it: small fits are four times faster on one thread.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Else the folder pages/ makes Streamlit answer a deep link before dashboard.py has run once.
PagesManager.uses_pages_directory = False

# Streamlit makes its storage of files by this name, for whoever asks; ours knows whose each is.
memory_media_file_storage.MemoryMediaFileStorage = OwnFiles  # type: ignore[misc]

INDEX = (Path(get_static_dir()) / "index.html").read_text("utf-8")
BASE_PATH = st.get_option("server.baseUrlPath") or ""
TILES = os.environ.get("PILOTKOLLEN_TILES", "")  # maps may show pictures of that host

app = st.App(
    ROOT / "dashboard.py",
    lifespan=life,
    middleware=[
        Middleware(OurHeaders, index=INDEX, base_path=BASE_PATH, tiles=TILES),
        Middleware(OurOrigins),
        Middleware(Leaving),
        Middleware(Health, base_path=BASE_PATH),
        Middleware(Figures, base_path=BASE_PATH),
        Middleware(
            Gate,
            redirect_uri=start.redirect_uri(),
            access=ACCESS,
            logins=LOGINS,
        ),
        Middleware(FirstPage),
        Middleware(
            OurDocument,
            index=INDEX,
            boot=(ROOT / "static" / "boot.js").read_bytes(),
        ),
    ],
)

start.check(ACCESS)
start.note()
