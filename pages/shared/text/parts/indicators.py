"""The 28 indicators of the ways of working: what each is called, counts, and rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.process.indicator import Also
from analysis.results import Unit


@dataclass(frozen=True, kw_only=True)
class IndicatorsText:
    name: Mapping[str, str]  # code -> name
    definition: Mapping[str, str]  # what it counts
    told_by: Mapping[str, str]  # which file tells it, and which of its columns
    theme: Mapping[str, str]
    also: Mapping[Also, str]
    thing: Mapping[Unit, str]  # n: one or many of what is counted
    whole: Mapping[str, str]  # code -> what its tally is of, where that is something else; n
    of: str  # count, of, thing, share
    short: str  # count, of
    everybody: str  # all owners together
    counted: str  # number, thing
    beside: str  # what, value
    chance: str  # value, interval
    group: str  # name, group
    wave: str  # wave
    everywhere: str
    ask_for: str  # file
    untold: str  # what, reason
    what: Mapping[str, str]  # what a sentence at the top is about
    members: str  # members, day, joined, left
    covered: str  # share, of
    meetings: str  # held, planned, gap
    no_planned: str  # held, gap
    done: str  # done, due, city, private
    none_due: str
    answered: str  # answered, old, share
    late: str  # late, days
    none_late: str
    title: str  # told, all
    subtitle: str  # area, period
    columns: tuple[str, str, str, str, str, str, str]
    n: str
    note: str
    files: str
