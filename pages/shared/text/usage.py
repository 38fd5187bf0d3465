"""
What Python's argparse itself says of a command, in Swedish; in English it says it.

It takes its words from gettext, by the name `_`. A catalogue of gettext's would be a binary file
far from the other words, so the name is lent to us while a command is read.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from pages.shared.text import Text

SWEDISH = {
    "usage: ": "så här: ",
    "positional arguments": "uppgifter",
    "options": "tillval",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här saknas: %s",
    "unrecognized arguments: %s": "okänt: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte (välj bland %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r går inte att läsa",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s",
    "not allowed with argument %s": "går inte ihop med %s",
    "expected one argument": "ett värde saknas",
    "ignored explicit argument %r": "tar inget värde (%r)",
}


@contextmanager
def worded(text: Text) -> Iterator[None]:
    """Argparse speaks this language meanwhile."""
    own = vars(argparse)["_"]
    words = SWEDISH if text.code == "sv" else {}
    vars(argparse)["_"] = lambda said: words.get(said, said)
    try:
        yield
    finally:
        vars(argparse)["_"] = own
