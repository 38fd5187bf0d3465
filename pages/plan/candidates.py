"""Which areas are like the pilot? Asked of the before period only, so that nobody sees a result."""

from collections.abc import Mapping, Sequence
from math import expm1

import pandas as pd
import streamlit as st

from analysis.likeness import Candidate, LikenessFindings, Measure, Profile, Step
from analysis.results import Hidden
from analysis.told import Told
from data.plans.deviations import Field
from data.store import Version
from data.study import Counting, Pilot
from pages.plan.choices import EDITOR, form_key, tabs_key
from pages.shared import cached, judged, session
from pages.shared.cards import Card
from pages.shared.components import refusal, table_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import Text
from pages.shared.text.groups import area_names, outcome_name
from pages.shared.told import of_period


def candidates(version: Version, pilot: Pilot, names: Mapping[str, str], text: Text) -> None:
    """Every area beside the pilot, those suggested first."""
    headed(f"### {text.judgement.likeness_heading}", text)
    st.markdown(text.judgement.likeness_lead)
    found = judged.alike(version, pilot)
    if not isinstance(found, LikenessFindings):
        refusal(found, text, text.judgement.likeness_refused)
        return
    ordered = sorted(found.candidates, key=lambda c: (len(c.left_out), names.get(c.area, c.area)))
    rows = [_row(candidate, pilot, names, text) for candidate in ordered]
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    period = text.numbers.period(pilot.before)
    card = Card(
        id=f"plan-likhet-{pilot.area}",
        title=text.judgement.likeness_title.format(
            suggested=text.numbers.whole(len(found.suggested)),
            all=text.numbers.whole(len(found.candidates)),
        ),
        subtitle=f"{outcome}, {period}. {text.judgement.likeness_subtitle}",
        table=_table(rows, text),
        n="",
        note=text.judgement.likeness_note,
        told=_told(version, pilot, found),
    )
    table_card(card, version, text)
    if session.may(session.Act.PLAN) and found.enough:
        st.button(
            text.judgement.use_suggested,
            key=f"plan-suggested-{pilot.area}",
            on_click=_fill_form,
            args=(version.number, pilot.area, list(found.suggested), names, text),
            icon=":material/playlist_add_check:",
        )


def _table(rows: Sequence[tuple[str, ...]], text: Text) -> pd.DataFrame:
    """Without the share of business-related incidents where no file says which they are."""
    table = pd.DataFrame(rows, columns=list(text.judgement.likeness_columns))
    business = table.columns[6]
    unknown = (table[business] == text.card.no_value).all()
    return table.drop(columns=business) if unknown else table


def _told(version: Version, pilot: Pilot, found: LikenessFindings) -> tuple[Told, ...]:
    """How many each area has before; the pilot's own are told on its other figures."""
    counted = Counting(tuple(sorted(pilot.primary.groups)), pilot.primary.business)
    return tuple(
        told
        for one in found.candidates
        if not isinstance(one.incidents, Hidden)
        for told in of_period([one.area], counted, pilot.before, one.incidents)
    )


def _fill_form(
    number: int, area: str, suggested: list[str], names: Mapping[str, str], text: Text
) -> None:
    """Put the areas into the pilot's form, and open the form where it stands."""
    session.fill(f"{form_key(number)}-{area}-{Field.COMPARISON}", suggested)
    session.fill(tabs_key(number, text), escaped(area_names([area], names, text)))
    session.fill(EDITOR, True)


def _row(
    candidate: Candidate, pilot: Pilot, names: Mapping[str, str], text: Text
) -> tuple[str, ...]:
    name = names.get(candidate.area, candidate.area)
    if candidate.area in pilot.comparison:
        name = f"{name} {text.judgement.in_plan}"
    found = candidate.incidents
    count = text.card.hidden_mark if isinstance(found, Hidden) else text.numbers.whole(found)
    reasons = ", ".join(text.judgement.left_out[reason] for reason in candidate.left_out)
    return name, count, *_measures(candidate, text), reasons or text.judgement.suggested


def _measures(candidate: Candidate, text: Text) -> tuple[str, ...]:
    """Shares as words only: 5 % of a known count is a small one."""
    profile = candidate.profile
    if not isinstance(profile, Profile):
        return (text.card.no_value,) * 5
    step = text.judgement.likeness_step
    return (
        _said(profile.level, text),
        _said(profile.trend, text),
        step[profile.season.step],
        step[profile.mix.step],
        text.card.no_value if profile.business is None else step[profile.business.step],
    )


def _said(measure: Measure, text: Text) -> str:
    """'lik (+12 %)': the step first, the size after it where it says something."""
    step = text.judgement.likeness_step[measure.step]
    if isinstance(measure.value, Hidden) or measure.step is Step.CANNOT_TELL:
        return step
    change = expm1(measure.value)
    digits = int(change < -0.99)  # who has some incidents has not 100 % fewer
    return f"{step} ({text.numbers.signed_share(change, digits)})"
