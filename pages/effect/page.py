"""Did the number of incidents change more in the pilot area than in the comparison areas?"""

import streamlit as st

from analysis.results import Comparison, NotPossible, Reason
from pages.effect import views
from pages.shared import cached, session
from pages.shared.components import doubts, refusal

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
asked = views.Asked(version, pilot, names, text)
if pilot.primary.groups:
    found = cached.findings(version, pilot, pilot.primary)
    views.headline(asked, found)
    views.same_months(asked, found)
    views.month_by_month(asked, found)
    left, right = st.columns(2)
    with left:
        views.incidents_fewer(asked, found)
    with right:
        views.displacement(asked, found)
    if isinstance(found.change, Comparison):
        st.markdown(f"## {text.effect.doubts_heading}")
        doubts((*found.doubts, *cached.reporting_doubt(version, pilot)), names, text)
else:
    views.asked_headline(asked)
views.secondary(asked)
views.plan_lines(asked)
