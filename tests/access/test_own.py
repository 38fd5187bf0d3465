"""What leaks of an address: nobody opens by it what a page of somebody else's offers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.media_file_storage import MediaFileKind

from data.keeping import journal
from data.keeping.journal import Deed, Event
from pages.served import own
from tests.access.provider import Guarded, guarded, provider
from tests.access.visitor import XSRF, Visitor, kinds, offered, session_of

Enter = Callable[[str], Visitor]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, sample_store: Path) -> Iterator[Guarded]:
    folder = tmp_path_factory.mktemp("house")
    copytree(sample_store, folder / "store")
    (folder / "store").chmod(0o700)
    with provider() as asks, guarded(folder / "store", folder, asks) as found:
        yield found


@pytest.fixture
def enter(house: Guarded) -> Iterator[Enter]:
    """Log somebody in."""
    with ExitStack() as all_of_them:

        def one(person: str) -> Visitor:
            visitor = all_of_them.enter_context(closing(Visitor(house.server.address)))
            visitor.log_in(person)
            return visitor

        yield one


def test_a_file_opens_for_the_login_alone_that_it_was_made_for(enter: Enter) -> None:
    """An administrator's backup: every row, and the key."""
    ada, bo, cecilia, again = enter("ada"), enter("bo"), enter("cecilia"), enter("ada")
    with ada.connected() as seat:
        page = seat.run("underlag")
        address = seat.download(session_of(page), offered(page, "-backup"))
        assert address.startswith("/media/")
        backup = ada.http.get(ada.address + address)
        assert backup.status_code == 200
        assert backup.content.startswith(b"PK")
        for other in (bo, cecilia, again):
            for path in (address, address.split(".")[0], f"{address}?a=b", f"{address}.zip"):
                answer = other.http.get(other.address + path)
                assert answer.status_code == 403
                assert not answer.content
        ada.log_out()
        assert ada.http.get(ada.address + address).status_code == 401


def test_a_file_that_two_logins_are_offered_is_kept_once_and_is_of_both() -> None:
    """As long as it is there: what is made anew belongs to nobody of before."""
    kept = own.OwnFiles("/media")
    ids = set()
    for login in ("a", "b", "b"):
        with asked_by(login):
            ids.add(kept.load_and_get_id(b"x", "text/csv", MediaFileKind.DOWNLOADABLE, "x.csv"))
    (one,) = ids
    assert kept.made_for[one] == {"a", "b"}
    kept.delete_file(one)
    assert one not in kept.made_for


@contextmanager
def asked_by(login: str) -> Iterator[None]:
    token = own.asking.set(login)
    yield
    own.asking.reset(token)


def test_a_download_is_made_for_who_was_offered_it_alone(enter: Enter, house: Guarded) -> None:
    ada, cecilia = enter("ada"), enter("cecilia")
    with ada.connected() as seat, cecilia.connected() as other:
        page = seat.run("underlag")
        there = offered(page, "-backup")
        own_session = session_of(other.run("underlag"))
        before = backups(house)
        for session in (own_session, session_of(page)):
            assert not other.download(session, there)
        assert backups(house) == before  # nor is it made in vain, in somebody else's name
        assert seat.download(session_of(page), there)
        assert backups(house) == before + 1


def backups(house: Guarded) -> int:
    noted = journal.events(house.server.log.parent / "store")
    return len([each for each in noted if isinstance(each, Event) and each.deed is Deed.BACKED_UP])


def test_uploads_lie_in_ones_own_session(enter: Enter) -> None:
    """Nobody puts a file in the place of a colleague's, or takes theirs away."""
    ada, bo, eve = enter("ada"), enter("bo"), enter("cecilia")
    with ada.connected() as seat, bo.connected() as other, eve.connected():
        asked = BackMsg()
        asked.file_urls_request.request_id = "a"
        asked.file_urls_request.file_names.append("a.csv")
        seat.run("underlag")
        other.run("underlag")
        answer = seat.ask(asked, "file_urls_response")
        assert answer is not None
        (place,) = answer.file_urls_response.file_urls
        for visitor, status in ((bo, 403), (eve, 403), (ada, 204)):
            url = visitor.address + place.upload_url
            headers = {"X-Xsrftoken": visitor.cookies()[XSRF]}
            files = {"a": ("a.csv", b"x")}
            assert visitor.http.put(url, files=files, headers=headers).status_code == status
            assert visitor.http.delete(url, headers=headers).status_code == status


OPERATIONS = ("install_skills", "dismiss_skills_nudge")  # they write beside the program


@pytest.mark.parametrize(
    "kind",
    [
        "clear_cache",  # of all who are there
        "load_git_info",  # names of files on the server
        "set_run_on_save",
        "debug_shutdown_runtime",
        *OPERATIONS,
    ],
)
def test_a_page_may_not_ask_what_our_pages_do_not(kind: str) -> None:
    assert not own.may_ask(asked(kind, "a"))


def test_what_a_page_may_not_ask_gets_no_answer_and_the_connection_goes_on(enter: Enter) -> None:
    with enter("cecilia").connected() as seat:
        session = session_of(seat.run("tillganglighet"))
        for kind in OPERATIONS:
            assert seat.ask(asked(kind, session), "backend_operation_response") is None
        seat.connection.send("text, which is no message of Streamlit's")
        seat.connection.send(b"\xff\xff")
        assert "script_finished" in kinds(seat.run("tillganglighet"))


def asked(kind: str, session: str) -> BackMsg:
    message = BackMsg()
    if kind in OPERATIONS:
        message.backend_operation_request.session_id = session
        getattr(message.backend_operation_request, kind).SetInParent()
    else:
        setattr(message, kind, True)
    return message
