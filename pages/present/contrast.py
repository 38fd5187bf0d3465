"""A chart for a light room: darker colours, wider lines, bolder words."""

import re
from typing import Any

from pages.shared.look import IN_LIGHT

BOLDER = 1.35  # times as wide
WEIGHT = 600  # of words
COLOUR = re.compile("|".join(IN_LIGHT), re.IGNORECASE)
DARKER = {colour.upper(): dark for colour, dark in IN_LIGHT.items()}


def darker(node: Any) -> Any:  # noqa: ANN401
    """The same, with each of our colours in its darker shade, wherever it stands."""
    if isinstance(node, dict):
        return {key: darker(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [darker(each) for each in node]
    if isinstance(node, str) and "#" in node:  # a colour, or words with markup that holds one
        return COLOUR.sub(lambda found: DARKER[found[0].upper()], node)
    return node
