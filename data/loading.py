"""Reading a file for a store: what is wrong with it, in itself and beside what is loaded."""

from data import engine
from data.columns.mapping import Mapping
from data.intake import Intake, Kind
from data.plans.named import unknown_names
from data.problems import FileError
from data.progress import Progress, silent
from data.readers import read
from data.store import Store


def read_for(
    store: Store | None,
    kind: Kind,
    content: bytes,
    name: str,
    mapping: Mapping | None = None,
    *,
    key: bytes = b"",
    progress: Progress = silent,
) -> Intake:
    """
    `readers.read`. Of a plan that is refused, the areas and groups that no loaded file knows are
    told at once too, for `Store.add` would refuse them next. No store: what is loaded is not kept.
    """
    try:
        return read(kind, content, name, mapping, key=key, progress=progress)
    except FileError as error:
        if kind is not Kind.STUDY or store is None or store.is_empty:
            raise
        known = engine.catalogue(store.current())
        areas = [area for area, _ in known.areas]
        more = unknown_names(content, areas, [group for group, _ in known.groups])
        raise FileError(name, [*error.faults, *more]) from error
