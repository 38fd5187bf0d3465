"""A page's chart in pixels of a screen: what is counted in pixels is so many times as large."""

import re
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

Node = dict[str, Any]

LENGTHS = {
    *("size", "thickness", "ticklen", "tickwidth", "standoff", "linewidth", "gridwidth"),
    *("zerolinewidth", "xshift", "yshift", "arrowwidth", "borderpad", "borderwidth"),
    *("xgap", "ygap", "xpad", "ypad", "outlinewidth"),
}
INSIDE = {  # lengths only there: elsewhere the same words count something else
    "line": {"width"},
    "error_x": {"width"},
    "error_y": {"width"},
    "margin": {"l", "r", "t", "b"},
    "pad": {"l", "r", "t", "b"},
}
VALUES = {"x", "y", "z", "text", "customdata", "base", "ids"}  # of a trace: no lengths


SIZE = re.compile(r"(?<=font-size:)([\d.]+)(?=px)")  # inside of words


def scaled(figure: go.Figure, unit: float) -> Node:
    """The figure's data and layout, each of its lengths times `unit`. The figure stays as it is."""
    spec = figure.to_plotly_json()
    return {
        "data": [
            {key: each[key] if key in VALUES else _value(key, each[key], unit, "") for key in each}
            for each in spec["data"]
        ],
        "layout": _times(spec["layout"], unit, ""),
    }


def _times(node: Any, unit: float, parent: str) -> Any:  # noqa: ANN401
    if isinstance(node, Mapping):
        return {key: _value(key, value, unit, parent) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_times(each, unit, parent) for each in node]
    if isinstance(node, str):
        return SIZE.sub(lambda found: f"{float(found[1]) * unit:g}", node)
    return node


def _value(key: str, value: Any, unit: float, parent: str) -> Any:  # noqa: ANN401
    if key in LENGTHS or key in INSIDE.get(parent, ()):
        return _product(value, unit)
    return _times(value, unit, key)


def _product(value: Any, unit: float) -> Any:  # noqa: ANN401
    if isinstance(value, int | float):
        return value * unit
    if isinstance(value, list | tuple):
        return [_product(each, unit) for each in value]
    return value
