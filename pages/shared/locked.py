"""Where the plan was changed since it was locked: what the locked one says."""

import streamlit as st

from analysis.interim import known_so_far
from analysis.results import Verdict
from data.plans.deviations import deviations
from data.store import Version
from data.study import Pilot, Study
from pages.shared import cached
from pages.shared.text import Text


def by_locked_plan(version: Version, pilot: Pilot, text: Text) -> None:
    """Where the plan was changed since it was locked: what the locked one says."""
    planned = cached.plan(version)
    if planned is None or planned.lock is None:
        return
    if not any(found.pilot == pilot.area for found in deviations(planned)):
        return
    judged = _locked_verdict(version, pilot, planned.lock.plan)
    if judged is None:
        st.warning(text.judgement.not_in_lock, icon=":material/difference:")
        return
    words = text.wording[judged.wording, pilot.primary.direction]
    st.warning(text.judgement.by_lock.format(verdict=words), icon=":material/difference:")


def _locked_verdict(version: Version, today: Pilot, locked: Study) -> Verdict | None:
    settled = cached.coverage(version).settled_until
    for pilot in locked.pilots:
        if pilot.area == today.area and pilot.primary.groups:
            so_far = known_so_far(pilot, settled) if settled else pilot
            return cached.findings(version, so_far, pilot.primary).verdict
    return None
