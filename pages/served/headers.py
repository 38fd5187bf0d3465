"""
What every answer tells the browser: what it may run, fetch and show, and what it may keep.

Words from files are text wherever they are shown. This is for the day when that fails: a script
that is no file of ours does not run, and nothing can be sent to another host.
"""

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Permitted-Cross-Domain-Policies": "none",
}
ANYWHERE = {
    "base-uri": "'none'",
    "connect-src": "'self'",
    "default-src": "'self'",
    "font-src": "'self' data:",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",  # Streamlit, Plotly and Leaflet write styles as they go
}
IN_A_FILE = {
    "default-src": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
    "img-src": "data:",
    "style-src": "'unsafe-inline'",
}

MAP_FRAME = "component/streamlit_folium.st_folium/"
FILES = ("media/", "app/static/")

# Streamlit lets a browser forget the script around each map, 55 kB gzipped
_NAMED_BY_CONTENT = re.compile(r"/component/.+\.[0-9a-f]{8}\.(js|css)$")
FOR_EVER = "public, max-age=31536000, immutable"

_TILES = re.compile(r"https?:/{2}(?:\*\.)?[\w.-]+(?::\d+)?(?=/)")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def in_a_page(index: str) -> dict[str, str]:
    """The policy of a document that has `index`'s own inline scripts, and runs no other."""
    prints = [b64encode(sha256(script.encode()).digest()) for script in _INLINE.findall(index)]
    hashes = " ".join(f"'sha256-{one.decode()}'" for one in prints)
    # blob: is how Streamlit loads the script of a component of ours
    return ANYWHERE | {"script-src": f"'self' {hashes} blob:", "worker-src": "'self' blob:"}


def in_a_map(tiles: str) -> dict[str, str]:
    """The policy of a map's frame, which runs what Python sends it: there is no other way in."""
    host = _TILES.match(tiles.replace("{s}", "*"))
    images = f"{ANYWHERE['img-src']} {host[0]}" if host else ANYWHERE["img-src"]
    return ANYWHERE | {"script-src": "'self' 'unsafe-inline' 'unsafe-eval'", "img-src": images}


class OurHeaders:
    """
    ASGI middleware: HEADERS and a policy on every answer; what is named by its content is kept.

    `index` is the document that Streamlit answers with, `base_path` what all addresses begin with,
    `tiles` the address of online tiles, if maps have any.
    """

    def __init__(self, app: ASGIApp, index: str, base_path: str = "", tiles: str = "") -> None:
        self.app = app
        self.root = f"/{base_path.strip('/')}/".replace("//", "/")
        self.page, self.map = _said(in_a_page(index)), _said(in_a_map(tiles))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS | {"Content-Security-Policy": self._policy(scope["path"])})
                if message["status"] == 200 and _NAMED_BY_CONTENT.search(scope["path"]):
                    headers["Cache-Control"] = FOR_EVER
            await send(message)

        await self.app(scope, receive, answer)

    def _policy(self, path: str) -> str:
        """By where it lies, to the letter: an address that only looks like a map's is a page's."""
        below = path.removeprefix(self.root) if path.startswith(self.root) else ""
        if below.startswith(MAP_FRAME):
            return self.map
        return _IN_A_FILE if below.startswith(FILES) else self.page


def _said(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


_IN_A_FILE = _said(IN_A_FILE)
