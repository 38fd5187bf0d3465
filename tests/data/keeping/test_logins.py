"""The server's list of logins: what stands in it is open, and nothing else."""

from pathlib import Path

import pytest

from data.access import Login
from data.keeping import journal, noted
from data.keeping import logins as module
from data.keeping.backup import backup
from data.keeping.journal import Deed, Event
from data.keeping.logins import FILE, Logins
from data.roles import Role
from data.store import Store


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def login(name: str = "a", ends_at: float = 9000.0) -> Login:
    return Login(person="ada@b", role=Role.READER, ends_at=ends_at, print_=name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Logins:
    return Logins(tmp_path, 600, clock)


def test_a_login_holds_from_its_beginning_to_its_end(kept: Logins) -> None:
    assert not kept.holds(login())
    kept.begin(login())
    assert kept.holds(login())
    assert not kept.holds(login("b"))
    assert kept.end("a")
    assert not kept.holds(login())
    assert not kept.end("a")


def test_it_ends_when_it_says_so_however_much_it_is_used(kept: Logins, clock: Clock) -> None:
    kept.begin(login(ends_at=1500))
    clock.now = 1499
    kept.use(login(ends_at=1500))
    assert kept.holds(login(ends_at=1500))
    clock.now = 1500
    assert not kept.holds(login(ends_at=1500))
    clock.now = 1000
    assert not kept.holds(login(ends_at=1500))


def test_a_cookie_that_claims_a_later_end_changes_nothing(kept: Logins, clock: Clock) -> None:
    kept.begin(login(ends_at=1500))
    clock.now = 1500
    assert not kept.holds(login(ends_at=9999))


def test_it_ends_when_nobody_has_used_it_for_a_while(kept: Logins, clock: Clock) -> None:
    kept.begin(login())
    clock.now += 599
    kept.use(login())
    clock.now += 599
    assert kept.holds(login())
    clock.now += 1
    assert not kept.holds(login())


def test_using_what_has_ended_does_not_begin_it_anew(kept: Logins) -> None:
    kept.use(login())
    assert not kept.holds(login())


def test_it_outlives_a_restart_and_so_does_its_end(
    kept: Logins, clock: Clock, tmp_path: Path
) -> None:
    kept.begin(login("a"))
    kept.begin(login("b"))
    kept.end("a")
    clock.now += 500
    kept.use(login("b"))
    clock.now += 500
    again = Logins(tmp_path, 600, clock)
    assert not again.holds(login("a"))
    assert again.holds(login("b"))


def test_the_list_says_nothing_of_anybody_and_only_its_owner_may_read_it(
    kept: Logins, tmp_path: Path
) -> None:
    kept.begin(login())
    file = tmp_path / FILE
    assert "ada" not in file.read_text()
    assert "reader" not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"a": 3}', b'{"a": ["x", 1]}', b"\xff"])
def test_a_list_that_cannot_be_read_holds_nobody(
    content: bytes, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert not Logins(tmp_path, 600, clock).holds(login())


def test_where_the_disk_is_full_nobody_who_left_comes_back_after_a_restart(
    kept: Logins, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.begin(login("a"))
    kept.begin(login("b"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "replace", full)
    kept.end("a")
    assert kept.holds(login("b"))
    assert not Logins(tmp_path, 600, clock).holds(login("a"))


def test_what_is_over_does_not_stay_in_the_list(kept: Logins, clock: Clock, tmp_path: Path) -> None:
    kept.begin(login("a"))
    clock.now += 700
    kept.begin(login("b"))
    assert '"a"' not in (tmp_path / FILE).read_text()


def test_no_backup_holds_the_list(sample_store: Path, tmp_path: Path, clock: Clock) -> None:
    Logins(sample_store, 600, clock).begin(login())
    try:
        backup(Store(sample_store), tmp_path / "b.zip")
        assert FILE.encode() not in (tmp_path / "b.zip").read_bytes()
    finally:
        (sample_store / FILE).unlink()


def test_what_ends_by_itself_stands_in_the_journal_once(
    kept: Logins, clock: Clock, tmp_path: Path
) -> None:
    kept.begin(login("rests"))
    kept.begin(login("expires", ends_at=1300))
    kept.begin(login("leaves"))
    kept.begin(login("works"))
    kept.end("leaves")
    clock.now = 1300
    kept.sweep()
    kept.use(login("works"))
    assert not kept.holds(login("expires", ends_at=1300))
    clock.now = 1600
    kept.sweep()
    kept.sweep()
    assert not kept.holds(login("rests"))
    assert kept.holds(login("works"))
    assert ended(tmp_path) == [("ada@b", "expired"), ("ada@b", "idle")]


def test_after_a_restart_the_journal_names_those_that_were_seen_since(
    kept: Logins, clock: Clock, tmp_path: Path
) -> None:
    for name in ("seen", "gone"):
        kept.begin(login(name))
    again = Logins(tmp_path, 600, clock)
    again.holds(login("seen"))
    clock.now += 600
    again.sweep()
    assert ended(tmp_path) == [("ada@b", "idle"), ("", "idle")]


def ended(folder: Path) -> list[tuple[str, str]]:
    noted.wait()
    told = [each for each in journal.events(folder) if isinstance(each, Event)]
    return [(each.by, each.about["why"]) for each in told if each.deed is Deed.ENDED]
