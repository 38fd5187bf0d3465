"""May the answers of two waves be compared, or was something asked in another way?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.results import Caveat, Doubt, NotPossible, Reason
from data.codebook import folded
from data.kinds.items import ItemBank, Wording

_COLUMNS = (
    "wave", "respondent_group", "area_name", "area_id", "mode", "frame", "questionnaire",
)  # fmt: skip
OTHER = "other"  # of a list of modes or frames: two of them need not be the same


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFacts:
    """How a group in an area was asked in a wave: everything that was said; nothing is unknown."""

    modes: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    questionnaires: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparability:
    """What breaks the series between two waves, the worst first; and what is not known of it."""

    breaks: tuple[Reason, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def blocked(self) -> NotPossible | None:
        """Why the two waves may not be compared; None if they may."""
        return NotPossible(self.breaks[0]) if self.breaks else None


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of the file, its words as they are compared; "" is all, or not said."""

    group: str
    area: str
    how: tuple[str, ...]  # mode, frame, questionnaire


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WaysOfAsking:
    """
    How everything was asked. `waves` are rows of kind `waves` with area_id
    (`context.placed_rows`), None without any; `order` has the waves in order of time.
    """

    waves: pd.DataFrame | None
    bank: ItemBank
    order: tuple[str, ...]
    _told: Mapping[str, Sequence[_Told]] = field(init=False, repr=False)  # by wave, folded

    def __post_init__(self) -> None:
        told: dict[str, list[_Told]] = {}
        empty = pd.DataFrame(columns=list(_COLUMNS))
        waves = empty if self.waves is None else self.waves[list(_COLUMNS)]
        for wave, group, name, area_id, *how in waves.itertuples(index=False):
            # a name that no area has is in no area, which is not the same as all
            if name == "" or area_id != "":
                one = _Told(folded(group), area_id, tuple(map(_text, how)))
                told.setdefault(folded(wave), []).append(one)
        object.__setattr__(self, "_told", told)

    def comparability(
        self, first: str, second: str, item: str, *, group: str = "", areas: Collection[str] = ()
    ) -> Comparability:
        """
        Compare how `item` was put to `group` in two waves.

        Without a group: to everyone; without areas: wherever it was asked. With areas the waves may
        be compared only if they may in each of them. A change that nobody told is no break: where
        one wave's mode or frame is known and the other's is not, that is said.
        """
        found = [self._of_wording(first, second, item)]
        places: list[str | None] = [*sorted(set(areas))] or [None]
        for place in places:
            one, other = (self.facts(wave, group, place) for wave in (first, second))
            found.append(_of_facts(one, other))
        return Comparability(
            breaks=tuple(dict.fromkeys(r for each in found for r in each.breaks)),
            caveats=tuple(dict.fromkeys(c for each in found for c in each.caveats)),
        )

    def in_step(
        self, chosen: Sequence[str], item: str, *, group: str = "", areas: Collection[str] = ()
    ) -> tuple[tuple[str, ...], ...]:
        """
        Cut waves, in order of time, into runs that may each be drawn as one line.

        A wave joins a run if it may be compared with the last of it.
        """
        runs: list[list[str]] = []
        for wave in chosen:
            before = runs[-1][-1] if runs else wave
            found = self.comparability(before, wave, item, group=group, areas=areas)
            if runs and not found.breaks:
                runs[-1].append(wave)
            else:
                runs.append([wave])
        return tuple(map(tuple, runs))

    def facts(self, wave: str, group: str = "", area: str | None = None) -> WaveFacts:
        """
        What is said of a wave: rows of the group and area themselves go before those for all.

        Without group or area (None): all that is said of anyone, anywhere.
        """
        rows = _nearest(self._told.get(folded(wave), ()), "group", folded(group) or None)
        rows = _nearest(rows, "area", area)
        modes, frames, questionnaires = (
            frozenset(said for row in rows if (said := row.how[at])) for at in range(3)
        )
        return WaveFacts(modes=modes, frames=frames, questionnaires=questionnaires)

    def _of_wording(self, first: str, second: str, item: str) -> Comparability:
        one, other = (self.bank.asked(item, wave, self.order) for wave in (first, second))
        if one is None and other is None:  # nobody knows the item: its answers are all there is
            return Comparability()
        if one is None or other is None:
            return Comparability(caveats=(Caveat(Doubt.WAVE_UNTOLD),))
        if one == other:
            return Comparability()
        vouched = self._vouched(one, other) or self._vouched(other, one)
        return Comparability(breaks=tuple(_changes(one, other, vouched=vouched)))

    def _vouched(self, one: Wording, other: Wording) -> bool:
        """Somebody said that `other` may be compared with the item, or a wave asked as `one`."""
        asked = {folded(wave): self.bank.asked(one.item, wave, self.order) for wave in self.order}
        return any(
            name == folded(one.item) or asked.get(name) == one for name in other.comparable_with
        )


def _nearest(rows: Sequence[_Told], whose: str, wanted: str | None) -> Sequence[_Told]:
    if wanted is None:
        return rows
    own = [row for row in rows if getattr(row, whose) == wanted]
    return own or [row for row in rows if getattr(row, whose) == ""]


def _text(said: Any) -> str:  # noqa: ANN401
    return "" if pd.isna(said) else str(said).strip()


def _changes(one: Wording, other: Wording, *, vouched: bool) -> Iterator[Reason]:
    """
    What differs between two wordings. Of what somebody vouches for only answers with other codes
    are left: they cannot be counted together, whatever is said of them.
    """
    codes = [(w.scale.valid, w.scale.counted) for w in (one, other)]
    if codes[0] != codes[1] or (one.scale.scale != other.scale.scale and not vouched):
        yield Reason.SCALE_CHANGED
    both = [
        (folded(said), folded(other.wording[language]))
        for language, said in one.wording.items()
        if said and other.wording[language]
    ]
    in_no_language = not both and any(one.wording.values()) and any(other.wording.values())
    if not vouched and (in_no_language or any(was != said for was, said in both)):
        yield Reason.WORDING_CHANGED


def _of_facts(one: WaveFacts, other: WaveFacts) -> Comparability:
    breaks, caveats = [], []
    for was, said, reason in (
        (one.frames, other.frames, Reason.FRAME_CHANGED),
        (one.modes, other.modes, Reason.MODE_CHANGED),
    ):
        if was and said and was != said:
            breaks.append(reason)
        elif was != said or OTHER in was:
            caveats.append(Caveat(Doubt.WAVE_UNTOLD))
    if one.questionnaires and other.questionnaires and one.questionnaires != other.questionnaires:
        caveats.append(Caveat(Doubt.QUESTIONNAIRE_CHANGED))
    return Comparability(tuple(breaks), tuple(caveats))
