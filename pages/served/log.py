"""
The log as lines of JSON, for a server: PILOTKOLLEN_LOG=json. What happened, and where in the code.

No word of a file or of a person gets into it: of an error its kind and its way through the code,
not its message, which may quote a cell; of what a library says the sentence without its slots.
"""

import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from streamlit import logger as streamlits

SETTING = "PILOTKOLLEN_LOG"
OURS = ("pages", "data", "analysis", "dashboard", "serve", "__main__")
# said before there is a page or a language: it stops the start
_WRONG = "{setting} = {value}: ska vara json eller tomt. It must be json, or empty."
_ROOT = Path(__file__).parents[2]


def keep_log() -> None:
    """
    Read the setting, and write the log of this process as it says.

    Raises `SystemExit`, with words, where it is neither "json" nor empty.
    """
    value = os.environ.get(SETTING, "").strip()
    if value not in {"", "json"}:
        raise SystemExit(_WRONG.format(setting=SETTING, value=value))
    if value:
        _write_json()


def _write_json() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.captureWarnings(True)

    def through_root(logger: logging.Logger) -> None:
        logger.handlers.clear()
        logger.propagate = True

    streamlits.setup_formatter = through_root  # each of Streamlit's has a handler of its own
    streamlits.get_logger = _unmuffled
    for name in [*streamlits._loggers, "uvicorn", "uvicorn.error"]:
        through_root(logging.getLogger(name))
    logging.getLogger("uvicorn.access").disabled = True  # who asked, from where, and for what
    sys.excepthook = _said_at_the_end
    threading.excepthook = _said_of_a_thread


_streamlits_own = streamlits.get_logger


def _unmuffled(name: str) -> logging.Logger:
    logger = _streamlits_own(name)
    logger.propagate = True
    return logger


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "said": _said(record),
            "at": f"{_place(record.pathname)}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[1] is not None:
            said["errors"] = [_error(error) for error in _chain(record.exc_info[1])]
        return json.dumps(said, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    """Ours says nothing of anybody; others may have put anything into their slots."""
    if record.name.partition(".")[0] in OURS:
        return record.getMessage()
    return str(record.msg) if record.args else ""


def _error(error: BaseException) -> dict[str, Any]:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    way = [f"{_place(f)}:{line} {name}" for f, line, name in _frames(error.__traceback__)]
    said = {"kind": kind, "way": way}
    if isinstance(error, OSError) and error.errno:
        said["errno"] = os.strerror(error.errno)
    return said


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and those that it came of; no circle is followed twice."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield code.co_filename, trace.tb_lineno, code.co_name
        trace = trace.tb_next


def _place(file: str) -> str:
    """Without the folders of this machine, which may be named after somebody."""
    path = Path(file)
    if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-2:])


def _said_at_the_end(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    logging.getLogger("serve").critical("ended by an error", exc_info=(kind, error, trace))


def _said_of_a_thread(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
        whole = (given.exc_type, given.exc_value, given.exc_traceback)
        logging.getLogger("serve").error("a thread ended by an error", exc_info=whole)
