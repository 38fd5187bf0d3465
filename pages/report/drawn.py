"""A figure drawn for a document, once: a second document finds it drawn."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from threading import Lock

import plotly.graph_objects as go

from pages.report.document import Drawn
from pages.shared.pictures.files import Format, Said, picture_file

FORMATS = {Drawn.VECTOR: Format.SVG, Drawn.PAGE: Format.PNG, Drawn.SLIDE: Format.SLIDE}
MOST_BYTES = 64_000_000

_kept: OrderedDict[str, Future[bytes]] = OrderedDict()
_turn = Lock()
_ahead = ThreadPoolExecutor(1, "drawn-ahead")


def draw(figure: go.Figure, how: Drawn, said: Said) -> bytes:
    """
    Draw what is arranged for the paper of this form already; wait where it is being drawn.

    Raises `NoBrowserError` where there is no browser to draw it.
    """
    named = sha256("\0".join([how, said.title, said.alt, figure.to_json()]).encode()).hexdigest()
    with _turn:
        begun = _kept.get(named)
        drawn = begun or _kept.setdefault(named, Future())
        _kept.move_to_end(named)
    if begun is None:
        try:
            drawn.set_result(picture_file(figure, FORMATS[how], said))
        except BaseException as error:
            with _turn:
                _kept.pop(named, None)  # another time it may succeed
            drawn.set_exception(error)
        else:
            _forget_the_oldest()
    return drawn.result()


def draw_ahead(picture: Callable[[Drawn], bytes], how: Drawn) -> None:
    """Whoever asks for it later is told what went wrong, if anything did."""
    _ahead.submit(picture, how)


def _forget_the_oldest() -> None:
    with _turn:
        done = {name: len(each.result()) for name, each in _kept.items() if _succeeded(each)}
        for name, size in [*done.items()]:
            if sum(done.values()) > MOST_BYTES:
                del _kept[name]
                done[name] -= size


def _succeeded(drawn: Future[bytes]) -> bool:
    return drawn.done() and drawn.exception() is None
