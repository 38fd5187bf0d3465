"""Did the number of incidents change more in the pilot area than in the comparison areas?"""

import streamlit as st

from analysis.results import Estimate, NotPossible, Reason
from pages.effect import (
    against,
    anyway,
    groups,
    headline,
    incidents,
    method,
    months,
    others,
    published,
    sign,
)
from pages.effect.asked import Asked
from pages.effect.checks import (
    choices,
    hours,
    in_time,
    moved,
    places,
    reporting,
    selection,
    series,
)
from pages.shared import cached, judged, session
from pages.shared.components import refusal
from pages.shared.explained import headed

text = session.text()
st.title(text.effect.title)
st.markdown(text.effect.lead)
version = cached.version()
study = cached.study(version)
names = dict(cached.catalogue(version).areas)

if study is None:
    refusal(NotPossible(Reason.NO_STUDY), text, text.overview.not_judged)
    st.stop()
pilot = study.pilot(session.pilot_area(study))
if pilot.primary.groups and groups.none_known(Asked(version, pilot, names, text)):
    others.secondary(Asked(version, pilot, names, text))
elif pilot.primary.groups:
    found = cached.findings(version, pilot, pilot.primary)
    checks = judged.doubts_about(version, pilot, pilot.primary, names)
    asked = Asked(version, pilot, names, text, checks)
    headline.could_see(asked)
    headline.headline(asked, found)
    months.same_months(asked, found)
    months.month_by_month(asked, found)
    sign.sign(asked, found)
    incidents.incidents_fewer(asked, found)
    anyway.anyway(asked, found)
    headed(
        f"## {text.checks.heading}",
        text,
        text.moved.question,
        text.in_time.question,
        text.selection.when,
        text.reporting.question,
        text.series.question,
    )
    st.markdown(text.checks.lead)
    moved.moved(asked, found)
    in_time.in_time(asked, found)
    choices.choices(asked, found)
    selection.selection(asked, found)
    reporting.reporting(asked, found)
    places.places(asked, found)
    hours.hours(asked, found)
    series.series(asked, found)
    others.secondary(asked)
    against.against(asked)
    published.published(asked, found)
else:
    answers = cached.safety(version, pilot, pilot.primary)
    result = answers if isinstance(answers, NotPossible) else answers.difference
    asked = Asked(version, pilot, names, text)
    if isinstance(answers, NotPossible) or not isinstance(result, Estimate):
        refusal(result, text, text.effect.one_period_only)  # type: ignore[arg-type]
    else:
        checks = judged.doubts_about_answers(version, pilot, result, names)
        asked = Asked(version, pilot, names, text, checks)
        headline.asked_headline(asked, result, answers.verdict)
        against.against(asked)
    others.secondary(asked)
method.plan_lines(asked)
