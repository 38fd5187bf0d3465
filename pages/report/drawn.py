"""A figure drawn for a document, once: a second document finds it drawn."""

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

import plotly.graph_objects as go

from pages.report.document import Drawn
from pages.shared.pictures.files import Format, Said, picture_file

FORMATS = {Drawn.VECTOR: Format.SVG, Drawn.PAGE: Format.PNG, Drawn.SLIDE: Format.SLIDE}
MOST_BYTES = 64_000_000

_kept: OrderedDict[str, bytes] = OrderedDict()
_turn = Lock()


def draw(figure: go.Figure, how: Drawn, said: Said) -> bytes:
    """
    Draw what is arranged for the paper of this form already.

    Raises `NoBrowserError` where there is no browser to draw it.
    """
    named = sha256("\0".join([how, said.title, said.alt, figure.to_json()]).encode()).hexdigest()
    with _turn:
        if named in _kept:
            _kept.move_to_end(named)
            return _kept[named]
    form = FORMATS[how]
    drawn = picture_file(figure, form, said)
    with _turn:
        _kept[named] = drawn
        while sum(map(len, _kept.values())) > MOST_BYTES:
            _kept.popitem(last=False)
    return drawn
