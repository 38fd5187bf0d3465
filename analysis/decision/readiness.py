"""What does another place need, and what did the pilots really have?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.decision.cost import costs
from analysis.process.fidelity import Element, Lack, elements
from analysis.process.frames import complete
from analysis.process.indicator import Tally, Value, tally
from analysis.process.meetings import regularity
from analysis.process.members import membership
from analysis.process.owners import split_between_owners
from analysis.process.rows import of_area, within
from analysis.process.walks import safety_walks
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.survey.disclosure import FEWEST_ANSWERS
from data.codebook import codebook
from data.intake import Kind
from data.study import Period

Frame = pd.DataFrame | None


class Section(StrEnum):
    ROLES = "roles"
    ROUTINES = "routines"
    CONTACTS = "contacts"
    RESOURCES = "resources"


class Item(StrEnum):
    """Needs that are no organisation and no method."""

    OWNERS = "owners"  # of measures
    MEMBERS = "members"
    MEETINGS = "meetings"
    WALKS = "walks"
    HOURS = "hours"
    MONEY = "money"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """
    What one pilot had. Of methods also how many of their elements had a written `routine` and a
    named `role`, and the `grades` of evidence (0-5) that the file gives them, lowest first.
    """

    value: Value
    routine: Tally | None = None
    role: Tally | None = None
    grades: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """`name` is an organisation (roles), a method (routines) or an `Item`."""

    section: Section
    name: str
    had: Mapping[str, Had]  # by pilot area

    @property
    def key(self) -> str:
        """What answers are kept by."""
        return f"{self.section}-{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Placed rows of each kind; None where no such file is loaded."""

    elements: Frame
    members: Frame
    meetings: Frame
    walks: Frame
    resources: Frame
    measures: Frame


def needs(
    files: Files, pilots: Mapping[str, Period], paid: Mapping[str, Period], as_of: date
) -> tuple[Need, ...]:
    """
    List what the pilots' files say the work takes, with what each pilot had in its period.

    `pilots`: area -> from its start until the files end (half-open, whole months). Roles are the
    organisations that put in hours, routines the methods of the programme's elements. `paid` are
    the periods in which measures' costs are told elsewhere: of two sums over nearly the same time
    the difference may be what one business paid.
    """
    return (
        *_roles(files, pilots, as_of),
        *_routines(files, pilots),
        *_contacts(files, pilots),
        *_resources(files, pilots, paid, as_of),
    )


def there_already(
    files: Files, area: str, businesses: float | None, answers: int, months: int, end: date
) -> dict[str, Value]:
    """
    What the files say of the place itself until a day: no answer to any need, but a beginning.

    `businesses` are the base's, `answers` those of the latest survey wave that was asked there,
    `months` how many months of incidents are loaded.
    """
    period = Period(date.min, end)
    done = of_area(complete(files.measures, Kind.MEASURES), area)["done_on"].notna().sum()
    none = NotPossible(Reason.NO_BUSINESS_COUNT)
    return {
        "months": Counted(value=months, unit=Unit.MONTHS, n=months),
        "businesses": none
        if businesses is None
        else Counted(value=businesses, unit=Unit.BUSINESSES, n=round(businesses)),
        "answers": _respondents(answers),
        Item.MEMBERS: membership(files.members, area, period).value,
        Item.WALKS: safety_walks(files.walks, area, period).value,
        Item.MEASURES: Counted(value=int(done), unit=Unit.MEASURES, n=int(done))
        if done
        else NotPossible(Reason.NO_MEASURES),
    }


def _respondents(answers: int) -> Value:
    if not answers:
        return NotPossible(Reason.ITEM_NOT_ASKED)
    if answers < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    return Counted(value=answers, unit=Unit.RESPONDENTS, n=answers)


def _each(
    section: Section, name: str, pilots: Mapping[str, Period], of: Callable[[str, Period], Value]
) -> Need:
    had = {area: Had(value=of(area, period)) for area, period in pilots.items()}
    return Need(section=section, name=name, had=had)


def _roles(files: Files, pilots: Mapping[str, Period], as_of: date) -> list[Need]:
    def owned(area: str, period: Period) -> Value:
        found = split_between_owners(files.measures, area, period, as_of)
        if not isinstance(found.value, Counted):
            return found.value
        nobody = sum(one.size for one in found.missing if one.reason is Reason.OWNER_NOT_SAID)
        all_ = found.value.value
        return tally(all_ - nobody, all_, Unit.MEASURES, none=NotPossible(Reason.NO_MEASURES))

    hours = {area: _hours_a_month(files.resources, area, own) for area, own in pilots.items()}
    none = NotPossible(Reason.NO_HOURS_NOTED)
    organisations = [
        Need(
            section=Section.ROLES,
            name=name,
            had={area: Had(value=own.get(name, none)) for area, own in hours.items()},
        )
        for name in _values("organisation")
        if any(name in own for own in hours.values())
    ]
    return [*organisations, _each(Section.ROLES, Item.OWNERS, pilots, owned)]


def _hours_a_month(resources: Frame, area: str, period: Period) -> dict[str, Value]:
    rows = of_area(complete(resources, Kind.RESOURCES), area)
    rows = rows[within(rows["month"], period) & (rows["hours"] > 0)]
    months = rows["month"].nunique()
    return {
        str(name): Counted(value=float(own.sum()) / months, unit=Unit.HOURS, n=len(own))
        for name, own in rows["hours"].groupby(rows["organisation"])
    }


def _routines(files: Files, pilots: Mapping[str, Period]) -> list[Need]:
    found = {area: elements(files.elements, area, period) for area, period in pilots.items()}
    grades = complete(files.elements, Kind.ELEMENTS).drop_duplicates("row").set_index("row")
    there = {one.method for own in found.values() for one in own}
    return [
        Need(
            section=Section.ROUTINES,
            name=method,
            had={
                area: _delivered([e for e in own if e.method == method], grades["grade"])
                for area, own in found.items()
            },
        )
        for method in _values("method")
        if method in there
    ]


def _delivered(own: list[Element], grades: "pd.Series[int]") -> Had:
    shares = [each.delivered for each in own if each.delivered is not None]
    none = NotPossible(Reason.NO_ELEMENTS)
    known = sorted({int(grades[each.row]) for each in own if not pd.isna(grades[each.row])})
    return Had(
        value=tally(sum(shares), len(shares), Unit.ELEMENTS, none=none),
        routine=_with(own, Lack.ROUTINE),
        role=_with(own, Lack.ROLE),
        grades=tuple(known),
    )


def _with(own: list[Element], lack: Lack) -> Tally | None:
    having = sum(lack not in each.lacks for each in own)
    return Tally(count=having, of=len(own), unit=Unit.ELEMENTS) if own else None


def _contacts(files: Files, pilots: Mapping[str, Period]) -> list[Need]:
    of: dict[Item, Callable[[str, Period], Value]] = {
        Item.MEMBERS: lambda area, period: membership(files.members, area, period).value,
        Item.MEETINGS: lambda area, period: regularity(files.meetings, area, period).value,
        Item.WALKS: lambda area, period: safety_walks(files.walks, area, period).value,
    }
    return [_each(Section.CONTACTS, item, pilots, each) for item, each in of.items()]


def _resources(
    files: Files, pilots: Mapping[str, Period], paid: Mapping[str, Period], as_of: date
) -> list[Need]:
    measures = {
        area: costs(None, files.measures, area, paid[area], as_of).measures for area in pilots
    }
    put_in = {
        area: costs(files.resources, None, area, period, as_of) for area, period in pilots.items()
    }
    return [
        _each(
            Section.RESOURCES,
            Item.HOURS,
            pilots,
            lambda area, period: _a_month(put_in[area].hours, period),
        ),
        _each(
            Section.RESOURCES,
            Item.MONEY,
            pilots,
            lambda area, period: _a_month(put_in[area].work, period),
        ),
        _each(Section.RESOURCES, Item.MEASURES, pilots, lambda area, _: measures[area]),
    ]


def _a_month(amount: Value, period: Period) -> Value:
    if not isinstance(amount, Counted):
        return amount
    return Counted(value=amount.value / period.months, unit=amount.unit, n=amount.n)


def _values(list_: str) -> list[str]:
    rows = codebook("form_values")
    return [str(value) for value in rows.loc[rows["list"] == list_, "value"]]
