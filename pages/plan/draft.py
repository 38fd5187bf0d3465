"""The plan being changed: widgets give a draft, which is nothing until somebody saves it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from data.counting.summaries import Catalogue
from data.plans.deviations import Field, differences
from data.store import Version
from data.study import Period, Pilot, Study
from pages.plan import keep, shown
from pages.plan.choices import Choices
from pages.plan.pilot_form import pilot_form
from pages.shared.components import escaped
from pages.shared.text import Text
from pages.shared.text.groups import area_names

YEARS_BACK, YEARS_AHEAD = 2, 10
NEW = ""  # no area is called so
NOTHING = Study(title="", purpose="", decision_dates=(), decision_rule="", pilots=())


def edit(study: Study | None, known: Catalogue, version: Version, text: Text) -> None:
    """Draw the widgets, what they would change, and the button that saves it."""
    with st.expander(text.plan.edit, expanded=study is None, icon=":material/edit:"):
        st.markdown(text.plan.edit_lead)
        choices = _choices(study, known, version, text)
        old = study or NOTHING
        dates = _dates(old, choices)
        draft = replace(_common(old, choices), pilots=_pilots(old, choices))
        if dates is None:
            return
        draft = replace(draft, decision_dates=dates)
        changed = tuple(differences(old, draft))
        if not changed:
            st.markdown(text.plan.no_change)
            return
        st.markdown(f"**{text.plan.will_change}**")
        shown.deviation_table(changed, choices.areas, text)
        keep.save(draft, study, version, text)


def _choices(study: Study | None, known: Catalogue, version: Version, text: Text) -> Choices:
    pilots = study.pilots if study else ()
    planned = [o for pilot in pilots for o in (pilot.primary, *pilot.secondary)]
    groups = [group for group, _ in known.groups]
    groups += sorted(group for outcome in planned for group in outcome.groups)
    days = [*(known.covered or ()), *(d for p in pilots for d in (p.before.start, p.after.end))]
    years = [day.year for day in days] or [version.made_at.year]
    return Choices(
        areas={area: area for pilot in pilots for area in sorted(pilot.areas - {pilot.ring})}
        | dict(known.areas),
        groups=tuple(dict.fromkeys(groups)),
        months=tuple(
            date(year, month, 1)
            for year in range(min(years) - YEARS_BACK, max(years) + YEARS_AHEAD)
            for month in range(1, 13)
        ),
        key=f"plan-{version.number}",
        text=text,
    )


def _common(old: Study, choices: Choices) -> Study:
    field, key = choices.text.plan.field, choices.key
    return replace(
        old,
        title=st.text_input(field[Field.TITLE], old.title, key=f"{key}-title"),
        purpose=st.text_area(field[Field.PURPOSE], old.purpose, key=f"{key}-purpose"),
        decision_rule=st.text_area(
            field[Field.DECISION_RULE], old.decision_rule, key=f"{key}-rule"
        ),
    )


def _dates(old: Study, choices: Choices) -> tuple[date, ...] | None:
    """The decision dates as they are written; None, and a message, where they are no dates."""
    text = choices.text
    written = st.text_input(
        text.plan.field[Field.DECISION_DATES],
        ", ".join(day.isoformat() for day in old.decision_dates),
        key=f"{choices.key}-dates",
        help=text.plan.dates_help,
    )
    try:
        return tuple(sorted(date.fromisoformat(d.strip()) for d in written.split(",") if d.strip()))
    except ValueError:
        st.error(text.plan.wrong_dates.format(value=escaped(written)), icon=":material/edit:")
        return None


def _pilots(old: Study, choices: Choices) -> tuple[Pilot, ...]:
    """The pilots, with the chosen one as its form says; one of them, or one more."""
    text = choices.text
    names = {pilot.area: area_names([pilot.area], choices.areas, text) for pilot in old.pilots}
    chosen = st.selectbox(
        text.plan.whose,
        [*names, NEW],
        format_func=lambda area: names.get(area, text.plan.new_pilot),
        key=f"{choices.key}-pilot",
    )
    if chosen in names:
        gone = st.checkbox(text.plan.remove, key=f"{choices.key}-{chosen}-remove")
        drawn = pilot_form(old.pilot(chosen), _named(choices, chosen))
        kept = {p.area: (drawn if p.area == chosen else p) for p in old.pilots}
        return tuple(pilot for area, pilot in kept.items() if not (gone and area == chosen))
    if not choices.areas or not choices.groups:
        return old.pilots
    if old.pilots and not st.checkbox(text.plan.add_pilot, key=f"{choices.key}-add"):
        return old.pilots
    return (*old.pilots, pilot_form(_blank(old, choices), _named(choices, "new")))


def _named(choices: Choices, name: str) -> Choices:
    return replace(choices, key=f"{choices.key}-{name}")


def _blank(old: Study, choices: Choices) -> Pilot:
    """Where a new pilot's form begins: like the first one, in the first area that has none."""
    taken = {pilot.area for pilot in old.pilots}
    area = next((a for a in choices.areas if a not in taken), next(iter(choices.areas)))
    if old.pilots:
        like = old.pilots[0]
        return replace(
            like, area=area, comparison=frozenset(), buffers=frozenset(), ring_m=0.0, secondary=()
        )
    first = choices.months[12 * YEARS_BACK]
    before, after = first.replace(year=first.year + 2), first.replace(year=first.year + 3)
    return Pilot(
        area=area,
        start=before,
        before=Period(first, before),
        implementation=Period(before, before),
        after=Period(before, after),
        comparison=frozenset(),
        buffers=frozenset(),
        ring_m=0.0,
        primary=choices.first_outcome(),
        secondary=(),
    )
