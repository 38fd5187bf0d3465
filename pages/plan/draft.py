"""The plan being changed: widgets give a draft, which is nothing until somebody saves it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.effect import FEWEST_COMPARISON_AREAS
from data.counting.summaries import Catalogue
from data.plans.deviations import Field, differences
from data.store import Version
from data.study import Period, Pilot, Study
from pages.plan import keep, shown, unsaved
from pages.plan.choices import EDITOR, Choices, form_key, tabs_key
from pages.plan.pilot_form import pilot_form
from pages.shared import cached
from pages.shared.explained import always
from pages.shared.markup import escaped
from pages.shared.text import Text
from pages.shared.text.groups import area_names

YEARS_BACK, YEARS_AHEAD = 2, 10
NOTHING = Study(title="", purpose="", decision_dates=(), decision_rule="", pilots=())


def edit(study: Study | None, known: Catalogue, version: Version, text: Text) -> None:
    """Draw the widgets, what they would change, and the button that saves it."""
    choices, old = _choices(study, known, version, text), study or NOTHING
    heading = text.plan.edit if study else text.plan.write
    unsaved.tell(version, choices.areas, text)
    with st.expander(heading, study is None, key=EDITOR, on_change="rerun", icon=":material/edit:"):
        st.markdown(text.plan.edit_lead)
        if study is None:
            st.markdown(text.plan.suggested_later)
        title, dates = _title(old, choices), _dates(old, choices)
        common = _common(replace(old, title=title), choices)
        pilots = _pilots(old, choices, tabs_key(version.number, text))
        days = old.decision_dates if dates is None else dates
        draft = replace(common, decision_dates=days, pilots=pilots)
        changed = tuple(differences(old, draft))
        unsaved.note(version, changed)
        if dates is None:
            return
        if not changed:
            st.markdown(text.plan.no_change)
            return
        st.markdown(f"**{text.plan.will_change}**")
        shown.changes(changed, text.plan.draft_columns, choices.areas, text)
        lacking = list(_lacking(draft, choices))
        for said in lacking:
            st.error(said, icon=":material/edit:")
        for pilot in draft.pilots:
            if pilot.primary.groups and len(pilot.comparison) < FEWEST_COMPARISON_AREAS:
                area = escaped(area_names([pilot.area], choices.areas, text))
                st.warning(text.plan.few_areas.format(area=area), icon=":material/balance:")
        if not lacking:
            keep.save(draft, study, version, text)


def _lacking(draft: Study, choices: Choices) -> Iterator[str]:
    """What has to be chosen before the plan can be saved."""
    text = choices.text
    if not draft.pilots:
        yield text.plan.no_pilot
    for pilot in draft.pilots:
        area = escaped(area_names([pilot.area], choices.areas, text))
        for outcome in (pilot.primary, *pilot.secondary):
            if not outcome.groups and not outcome.item:
                field = Field.PRIMARY if outcome is pilot.primary else Field.SECONDARY
                yield text.plan.no_groups.format(area=area, outcome=text.plan.field[field].lower())


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
        items=_shares(version, text),
        key=form_key(version.number),
        text=text,
    )


def _shares(version: Version, text: Text) -> dict[str, str]:
    """The items of which a share is followed; others (line of business, size) are no outcome."""
    followed = cached.items(version).scales()
    names = cached.item_names(version, text.code)
    return {item: name for item, name in names.items() if item in followed}


def _title(old: Study, choices: Choices) -> str:
    label = choices.text.plan.field[Field.TITLE]
    return st.text_input(label, old.title, key=f"{choices.key}-title")


def _common(old: Study, choices: Choices) -> Study:
    field, key = choices.text.plan.field, choices.key
    return replace(
        old,
        purpose=st.text_area(field[Field.PURPOSE], old.purpose, key=f"{key}-purpose"),
        decision_rule=st.text_area(
            field[Field.DECISION_RULE],
            old.decision_rule,
            key=f"{key}-rule",
            help=always(field[Field.DECISION_RULE], choices.text),
        ),
    )


def _dates(old: Study, choices: Choices) -> tuple[date, ...] | None:
    """The decision dates as they are written; None, and a message, where they are no dates."""
    text = choices.text
    said = ", ".join(day.isoformat() for day in old.decision_dates)
    written = st.text_input(
        f"{text.plan.field[Field.DECISION_DATES]} ({text.plan.dates_help})",
        said,
        key=f"{choices.key}-dates",
    )
    if written == said:
        return old.decision_dates
    try:
        return tuple(sorted(date.fromisoformat(d.strip()) for d in written.split(",") if d.strip()))
    except ValueError:
        st.error(text.plan.wrong_dates.format(value=escaped(written)), icon=":material/edit:")
        return None


def _pilots(old: Study, choices: Choices, tabs: str) -> tuple[Pilot, ...]:
    """The pilots as their forms say, all of which are drawn: what is not drawn is forgotten."""
    text = choices.text
    names = [escaped(area_names([pilot.area], choices.areas, text)) for pilot in old.pilots]
    drawn = st.tabs([*names, text.plan.new_pilot], key=tabs, on_change="rerun")
    pilots = []
    for tab, pilot in zip(drawn, old.pilots, strict=False):
        with tab:
            gone = st.checkbox(text.plan.remove, key=f"{choices.key}-{pilot.area}-remove")
            form = pilot_form(pilot, choices.named(pilot.area))
        pilots += [] if gone else [form]
    with drawn[-1]:
        return (*pilots, *_new_pilot(old, choices))


def _new_pilot(old: Study, choices: Choices) -> Iterator[Pilot]:
    text = choices.text
    if not choices.areas or not choices.groups:
        st.markdown(text.plan.nothing_to_choose)
    elif not old.pilots or st.checkbox(text.plan.add_pilot, key=f"{choices.key}-add"):
        yield pilot_form(_blank(old, choices), choices.named("new"))


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
