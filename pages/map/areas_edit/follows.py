"""What follows if the areas are saved, said before they are."""

from collections.abc import Iterator

import streamlit as st

from analysis.redrawn import Moves, moves
from analysis.results import Hidden
from data.counting.redrawn import redrawn
from data.kinds.changed_areas import Area, with_area, without_area
from data.kinds.outline import is_same, square_metres
from data.store import Version
from pages.map.areas_edit.editing import Editing, name_of
from pages.shared.markup import escaped
from pages.shared.text import Text

_M2_IN_KM2 = 1e6
_TOUCHING_M2 = 1.0  # neighbours that share a side overlap a little where it is rounded


def tell(old: Area | None, new: Area, editing: Editing) -> None:
    text = editing.text
    lines = [*_size(old, new, editing), *_plan(old, new, editing), *_incidents(old, new, editing)]
    if old is None or _is_redrawn(old, new):
        lines += _overlaps(new, editing)
    if old is not None and old.name != new.name:
        lines.append(text.draw.renamed.format(old=escaped(old.name), area=escaped(old.area_id)))
    lines.append(text.draw.recounted)
    st.markdown(f"**{text.draw.will_follow}**\n\n" + "\n".join(f"- {line}" for line in lines))


def _size(old: Area | None, new: Area, editing: Editing) -> Iterator[str]:
    text, crs = editing.text, editing.known.crs
    after = _km2(square_metres(new.shape, crs), text)
    if old is None:
        yield text.draw.size.format(after=after)
    elif _is_redrawn(old, new):
        before = _km2(square_metres(old.shape, crs), text)
        yield text.draw.size_changed.format(before=before, after=after)


def _km2(metres: float, text: Text) -> str:
    size = metres / _M2_IN_KM2
    return text.numbers.decimal(size, 1 if size >= 10 else 3 if size < 1 else 2)


def _plan(old: Area | None, new: Area, editing: Editing) -> Iterator[str]:
    text, uses = editing.text, list(editing.uses(new.area_id))
    if not uses:
        yield text.draw.not_in_plan
        return
    yield text.draw.in_plan.format(uses=said_uses(new.area_id, editing))
    if old is not None and not _is_redrawn(old, new):
        return
    for ring in sorted({p.ring_m for _, p in uses if p.area == new.area_id and p.ring_m}):
        yield text.draw.ring.format(metres=text.numbers.whole(ring))
    if editing.plan and editing.plan.lock:
        yield text.draw.locked


def said_uses(area_id: str, editing: Editing) -> str:
    """'pilotområde; jämförelseområde för Stallbacka'."""
    text = editing.text
    return "; ".join(
        text.draw.parts[part].format(pilot=escaped(name_of(pilot.area, editing)))
        for part, pilot in editing.uses(area_id)
    )


def _incidents(old: Area | None, new: Area, editing: Editing) -> Iterator[str]:
    text = editing.text
    told = _moves(
        editing.version.fingerprint,
        new.area_id,
        new.name,
        new.shape.wkb,
        editing.version,
        editing,
        new,
    )
    if told is None:
        return
    if not editing.known.positioned_count:
        yield text.draw.no_positions_here
    into, out = (_count(each, text) for each in (told.into, told.out))
    words = text.draw.moves
    if old is None:
        words = text.draw.moves_first if told.out == 0 else text.draw.moves_by_name
    yield words.format(into=into, out=out)
    if isinstance(told.into, Hidden) or isinstance(told.out, Hidden):
        yield text.card.hidden_note


def _overlaps(new: Area, editing: Editing) -> Iterator[str]:
    others = without_area(editing.areas, new.area_id)
    shared = others.geometry.intersection(new.shape).to_crs(editing.known.crs).area
    if names := [escaped(str(name)) for name in others["name"][shared > _TOUCHING_M2]]:
        shown = f" {editing.text.words.and_} ".join(
            filter(None, [", ".join(names[:-1]), names[-1]])
        )
        yield editing.text.draw.overlaps.format(areas=shown)


def _count(told: int | Hidden, text: Text) -> str:
    if isinstance(told, Hidden):
        return text.card.hidden_mark
    return text.draw.about.format(n=text.numbers.whole(told)) if told else text.draw.none


@st.cache_data(max_entries=20, show_spinner=False)
def _moves(
    print_: str,
    area_id: str,
    name: str,
    wkb: bytes,
    _version: Version,
    _editing: Editing,
    _new: Area,
) -> Moves | None:
    """None where no incidents are loaded, only counts."""
    rows = _version.incident_places()
    if rows is None:
        return None
    rows = rows.assign(area_name=rows["area_name"].fillna("").astype("str"))
    areas = _editing.areas
    return moves(*redrawn(rows, areas, with_area(areas, _new), area_id))


def _is_redrawn(old: Area, new: Area) -> bool:
    return not is_same(old.shape, new.shape)


def removed(old: Area, editing: Editing) -> None:
    """What follows if an area is gone."""
    text = editing.text
    lines = [text.draw.gone.format(area=escaped(old.name)), text.draw.recounted]
    st.markdown(f"**{text.draw.will_follow}**\n\n" + "\n".join(f"- {line}" for line in lines))
