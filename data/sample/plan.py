"""studie.toml of the sample: what is compared with what, and how it will be judged."""

from datetime import date

from data.plans.locks import locked
from data.plans.study_files import read_study
from data.plans.study_text import study_text
from data.sample.places import PLACES, Family
from data.sample.truth import truth

_MARK = "# FIKTIVA DATA: ett påhittat exempel, inte den verkliga pilotens plan\n"
_HEAD = '''\
title = "Företagssamverkan mot brott i Trollhättan (FIKTIVA DATA)"
purpose = "Utvärdera arbetssätt, metoder och effekter innan samverkan startar på fler platser."
decision_dates = [2025-11-30, 2026-11-30]
decision_rule = """
Varje pilotområde bedöms för sig, efter sitt huvudutfall. Intervallet för skillnaden mot
jämförelseområdena ställs mot den minsta förändring som är värd att ha. Övriga utfall ger stöd men
avgör inte. Räcker underlaget inte, fortsätter uppföljningen till nästa beslutstillfälle."""
'''
_KUNGSGATAN_OUTCOMES = """
[pilot.primary]
name = "Stöld i butik och ordningsstörningar"
groups = ["shop_theft", "disorder"]
direction = "decrease"
smallest_change = -0.10

[[pilot.secondary]]
name = "Skadegörelse, misshandel, hot och ofredande"
groups = ["damage", "assault", "threat"]
direction = "decrease"
smallest_change = -0.10

[[pilot.secondary]]
name = "Otrygga besökare efter mörkrets inbrott"
item = "B05b"
respondents = "besökare"
direction = "decrease"
smallest_change = -0.05

[[pilot.secondary]]
name = "Utsatta företag som polisanmält"
item = "F10x"
respondents = "företag"
direction = "increase"
smallest_change = 0.05
"""
_STALLBACKA_OUTCOMES = """
[pilot.primary]
name = "Inbrott, stöld och skadegörelse"
groups = ["burglary", "theft", "damage"]
direction = "decrease"
smallest_change = -0.10

[[pilot.secondary]]
name = "Fordonsbrott"
groups = ["vehicle"]
direction = "decrease"
smallest_change = -0.10

[[pilot.secondary]]
name = "Otrygga besökare efter mörkrets inbrott"
item = "B05b"
respondents = "besökare"
direction = "decrease"
smallest_change = -0.05
"""


def study_toml() -> str:
    """The plan, locked a fortnight before the start."""
    plan = (
        _HEAD
        + _pilot("norra_kungsgatan", "shopping")
        + _KUNGSGATAN_OUTCOMES
        + _pilot("stallbacka", "industry")
        + _STALLBACKA_OUTCOMES
    )
    study = truth()["study"]
    lock = locked(read_study(plan.encode()), at=study["locked"], by=study["locked_by"])
    return _MARK + study_text(lock)


def _pilot(area: str, family: Family) -> str:
    study = truth()["study"]
    like = {
        kind: [place.area_id for place in PLACES if (place.kind, place.family) == (kind, family)]
        for kind in ("comparison", "buffer")
    }
    return f"""
[[pilot]]
area = "{area}"
start = {study["start"]}
before = {_period(study["before"])}
implementation = {_period(study["implementation"])}
after = {_period(study["after"])}
comparison = {_names(like["comparison"])}
buffers = {_names(like["buffer"])}
"""


def _period(days: list[date]) -> str:
    return f"[{days[0]}, {days[1]}]"


def _names(names: list[str]) -> str:
    return "[\n" + "".join(f'    "{name}",\n' for name in names) + "]"
