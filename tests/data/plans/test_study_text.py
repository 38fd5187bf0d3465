"""A plan that is written is read back as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from data.plans.locks import followed, locked
from data.plans.study_files import read_study
from data.plans.study_text import study_text
from data.study import Course, Direction, Outcome, Period, Pilot, Study
from tests.sample import STUDY

_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)
_NAMES = st.text("abcåäö \"'\\#=[]", min_size=1, max_size=8)
_COUNTED = st.builds(
    Outcome,
    name=_WORDS,
    groups=st.frozensets(_NAMES, min_size=1, max_size=3),
    direction=st.just(Direction.DECREASE),
    smallest_change=st.floats(-0.9, -0.01),
    business=st.booleans(),
)
_ASKED = st.builds(
    Outcome,
    name=_WORDS,
    item=_NAMES,
    respondents=_WORDS,
    direction=st.just(Direction.INCREASE),
    smallest_change=st.floats(0.01, 0.9),
)
_OUTCOMES = _COUNTED | _ASKED


@st.composite
def _pilots(draw: st.DrawFn, area: str) -> Pilot:
    year, start = draw(st.integers(2015, 2022)), draw(st.integers(1, 3))
    end = date(year + 3, 1 + draw(st.integers(0, 6)), 1)
    others = draw(st.lists(_NAMES, unique=True, max_size=6))
    return Pilot(
        area=area,
        start=date(year + 3, 1, start) if end > date(year + 3, 1, 1) else end,
        before=Period(date(year, 1, 1), date(year + 3, 1, 1)),
        implementation=Period(date(year + 3, 1, 1), end),
        after=Period(end, date(end.year + 2, end.month, 1)),
        comparison=frozenset(others[:3]),
        buffers=frozenset(others[3:]),
        ring_m=draw(st.sampled_from([0.0, 150.5])),
        primary=draw(_OUTCOMES),
        secondary=tuple(draw(st.lists(_OUTCOMES, max_size=2))),
        expected_course=draw(st.sampled_from([None, *Course])),
    )


@st.composite
def _studies(draw: st.DrawFn) -> Study:
    return Study(
        title=draw(_WORDS),
        purpose=draw(_WORDS),
        decision_dates=tuple(draw(st.lists(st.dates(), max_size=3))),
        decision_rule=draw(_WORDS),
        pilots=tuple(draw(_pilots(area)) for area in ("Pilot 1", "Pilot 2")),
    )


def _read(text: str) -> Study:
    return read_study(text.encode())


@given(_studies())
def test_a_plan_is_read_back_as_it_was_written(study: Study) -> None:
    assert _read(study_text(study)) == study


@given(_studies(), _studies(), st.datetimes(timezones=st.just(UTC)), _WORDS)
def test_a_lock_and_what_was_amended_are_read_back_too(
    first: Study, second: Study, at: datetime, why: str
) -> None:
    changed = followed(second, locked(first, at=at, by="A"), at=at, by="B", why=why)
    assert _read(study_text(changed)) == changed
    assert changed.lock is not None
    assert changed.lock.plan == first


@given(_studies())
def test_the_same_plan_is_the_same_text(study: Study) -> None:
    assert study_text(_read(study_text(study))) == study_text(study)


def test_ends_of_lines_become_one_sign() -> None:
    study = read_study(STUDY.encode())
    assert _read(study_text(replace(study, purpose="a\r\nb\rc"))).purpose == "a\nb\nc"


def test_a_course_that_is_not_said_is_not_written_so_that_older_locks_keep_their_print() -> None:
    silent = read_study(STUDY.encode())
    assert "expected_course" not in study_text(silent)
    [pilot] = silent.pilots
    said = replace(silent, pilots=(replace(pilot, expected_course=Course.SLOPE),))
    without = study_text(said).replace('expected_course = "slope"\n', "")
    assert without == study_text(silent)


def test_the_lock_of_a_plan_from_before_a_course_could_be_said_still_holds() -> None:
    """Its text, print and signature as that version of the project wrote them."""
    lock = locked(
        read_study(STUDY.encode()), at=datetime(2024, 1, 31, tzinfo=UTC), by="", key=b"k"
    ).lock
    assert lock is not None
    assert lock.print_ == "21f08788c1a43184751d78e122a6f7c806dae7bf37cd0d71f83c2b7e3fc63bfd"
    assert lock.signature == "1672a37f1a86d1923b09e36dc54c1f7f3090866671484a6c2646c8086181b6d3"
