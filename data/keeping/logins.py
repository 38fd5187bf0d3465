"""
Who is logged in: the server's own list, which the browser's cookie alone does not open.

    logins.json     by the print of a login: when it was last used, and when it ends

A login stands in it from the time somebody logs in until they log out, have not used it for a
while, or it ends; the journal says when it ended by itself. A cookie whose login is not in it, or
no longer, opens nothing: so an old cookie does not come back. It outlives a restart, is in no
backup, and holds nothing about anybody.
"""

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.access import Login
from data.keeping import noted
from data.keeping.disk import make_folder, replace

FILE = "logins.json"
_NOTED_EVERY = 60.0  # seconds: after a restart somebody may have been idle so much less


@dataclass(slots=True)
class _Open:
    seen: float
    ends: float
    person: str = ""  # for the journal, in memory alone: after a restart until they are seen again


@dataclass(slots=True)
class Logins:
    """All times are seconds since 1970. Threads may share it; one process keeps it."""

    folder: Path  # of the store
    idle_seconds: float
    clock: Callable[[], float] = time.time
    _open: dict[str, _Open] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _noted: float = 0.0

    def __post_init__(self) -> None:
        self._open = _read(self.folder / FILE)

    def begin(self, login: Login) -> None:
        with self._lock:
            self._open[login.print_] = _Open(self.clock(), login.ends_at, login.person)
            self._note()

    def holds(self, login: Login) -> bool:
        """Is it in the list, not ended, and used lately? Its print tells its end, too."""
        with self._lock:
            found, now = self._open.get(login.print_), self.clock()
            if found is None:
                return False
            found.person = login.person
            if self._over(found, now):
                self._note()
                return False
            return True

    def use(self, login: Login) -> None:
        """Somebody did something: the time until they are idle begins anew."""
        with self._lock:
            if found := self._open.get(login.print_):
                found.seen = now = self.clock()
                if abs(now - self._noted) >= _NOTED_EVERY:
                    self._note()

    def sweep(self) -> None:
        """Take out what is over, also where nobody asks for it any more."""
        with self._lock:
            if any(self._over(each, self.clock()) for each in self._open.values()):
                self._note()

    def end(self, print_: str) -> bool:
        """Log out, in every window. True where it was in the list."""
        with self._lock:
            found = self._open.pop(print_, None)
            self._note()
            return found is not None

    def _over(self, found: _Open, now: float) -> bool:
        return now >= found.ends or now - found.seen >= self.idle_seconds

    def _note(self) -> None:
        """
        Put the list on the disk. Where that cannot be, take away what is there.

        Then everybody logs in again after a restart: better than that one comes back who left.
        """
        now = self._noted = self.clock()
        over = {p: each for p, each in self._open.items() if self._over(each, now)}
        self._open = {p: each for p, each in self._open.items() if p not in over}
        for each in over.values():
            noted.ended(self.folder, each.person, "expired" if now >= each.ends else "idle")
        file = self.folder / FILE
        try:
            make_folder(self.folder)
            replace(file, json.dumps({p: [o.seen, o.ends] for p, o in self._open.items()}))
        except OSError as error:
            logging.getLogger(__name__).error("the list of logins is not kept: %s", error.strerror)
            try:
                file.unlink(missing_ok=True)
            except OSError:
                logging.getLogger(__name__).error("nor is the old list of logins taken away")


@cache
def logins(folder: Path, idle_minutes: int) -> Logins:
    """The one list of this process and that store."""
    return Logins(folder, idle_minutes * 60.0)


def home() -> Path:
    """The folder of the store."""
    return Path(os.environ.get("PILOTKOLLEN_STORE") or "data/local")


def _read(file: Path) -> dict[str, _Open]:
    """What cannot be read holds nobody."""
    try:
        content = json.loads(file.read_bytes())
        return {str(p): _Open(float(seen), float(ends)) for p, (seen, ends) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
