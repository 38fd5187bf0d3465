"""Files in TOML, a study or a mapping: written by hand, so a fault says its line."""

import re
import tomllib
from typing import Any

from data.files.limits import LARGEST_TOML, check_size
from data.problems import Fault, FileError, Rule

_LONGEST = 80  # characters of what is shown
# A key of very many parts, a.b.c: the parser keeps the beginning of it for each of them, and 400 kB
# of such a key took all the memory there was. Ours have two parts.
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){30}""")


def read_toml(content: bytes, name: str) -> dict[str, Any]:
    """Raises `FileError` with the line that is no TOML, or no UTF-8."""
    if content:  # nothing is a mapping that says nothing
        check_size(content, name, LARGEST_TOML)
    try:
        text = content.decode("utf-8-sig")
        if _DEEP_KEY.search(text):
            raise FileError(name, [Fault(Rule.TOO_DEEP, value=".toml")])
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = str(content.count(b"\n", 0, error.start) + 1)
        fault = Fault(Rule.MIXED_ENCODINGS, line)
    except tomllib.TOMLDecodeError as error:
        fault = _syntax(content.decode("utf-8-sig"), str(error))
    except RecursionError:
        fault = Fault(Rule.TOO_DEEP, value=".toml")
    except ValueError:  # a number of thousands of digits
        fault = Fault(Rule.UNREADABLE, value=".toml")
    raise FileError(name, [fault])


def shown(value: object) -> str:
    """A value as a message may show it: short, whatever it is."""
    try:
        text = str(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists
        text = type(value).__name__
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _syntax(text: str, said: str) -> Fault:
    lines = text.splitlines() or [""]
    line = re.search(r"at line (\d+)", said)
    number = min(int(line[1]), len(lines)) if line else len(lines)
    return Fault(Rule.SYNTAX, str(number), shown(lines[number - 1].strip()))
