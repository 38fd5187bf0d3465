"""
Whose a file of Streamlit's is, and a session: their addresses open nothing for anybody else.

Streamlit answers whoever has the address of a file, of a place for an upload or of a download that
is yet to be made, and lets every page clear what is kept in memory for all. Here a file belongs to
the logins that it was made for, a session to the one that began it, and a page asks on its
connection only what our pages ask.
"""

from collections import defaultdict
from contextvars import ContextVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import exists, get_instance
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.access import print_of

FILES, UPLOADS = "media/", "_stcore/upload_file/"
ASKED = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}
asking: ContextVar[str] = ContextVar("asking", default="")  # the login on whose connection it is


class OwnFiles(MemoryMediaFileStorage):
    """Streamlit's files, each with the logins that it was made for as long as it is there."""

    def __init__(self, media_endpoint: str) -> None:
        super().__init__(media_endpoint)
        self.made_for: defaultdict[str, set[str]] = defaultdict(set)

    def load_and_get_id(
        self,
        path_or_data: str | bytes,
        mimetype: str,
        kind: MediaFileKind,
        filename: str | None = None,
    ) -> str:
        file_id = super().load_and_get_id(path_or_data, mimetype, kind, filename)
        self.made_for[file_id].add(_whose())
        return file_id

    def delete_file(self, file_id: str) -> None:
        super().delete_file(file_id)
        self.made_for.pop(file_id, None)


def opens(print_: str, path: str) -> bool:
    """May the login of this print ask for that address? `path`: below the base path."""
    if path.startswith(FILES):
        file_id, *_ = path.removeprefix(FILES).split(".")
        return print_ in _files().made_for.get(file_id, ())
    if path.startswith(UPLOADS):
        return print_ == _begun_by(path.removeprefix(UPLOADS).partition("/")[0])
    return True


def may_ask(asked: BackMsg) -> bool:
    """May a page ask it on its connection? Of downloads only for those of its own session."""
    if asked.WhichOneof("type") != "backend_operation_request":
        return asked.WhichOneof("type") in ASKED
    request = asked.backend_operation_request
    if request.WhichOneof("payload") == "deferred_file":
        kept = get_instance().media_file_mgr._deferred_callables
        offered = kept.get(request.deferred_file.file_id)
        return offered is None or offered["session_id"] == request.session_id
    return request.WhichOneof("payload") == "dataframe_chunk"  # Streamlit asks whose it is


def _whose() -> str:
    """A page makes a file in a run of its own; a download is made beside, when it is asked for."""
    run = get_script_run_ctx(suppress_warning=True)
    return asking.get() if run is None else print_of(run.user_info)


def _files() -> OwnFiles:
    kept = get_instance().media_file_mgr._storage
    assert isinstance(kept, OwnFiles)  # serve.py sees to it
    return kept


def _begun_by(session_id: str) -> str:
    """The print of a login; "" where there is no such session."""
    found = get_instance()._session_mgr.get_session_info(session_id) if exists() else None
    return print_of(found.session._user_info) if found else ""
