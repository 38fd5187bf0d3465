"""The words of the field that pages explain where they stand, and the method page lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Term(StrEnum):
    PILOT_AREA = "pilot_area"
    COMPARISON_AREA = "comparison_area"
    BUFFER = "buffer"
    PERIODS = "periods"
    IMPLEMENTATION_PERIOD = "implementation_period"
    PRIMARY_OUTCOME = "primary_outcome"
    EXPECTED = "expected"
    RATE_RATIO = "rate_ratio"
    PREDICTION_INTERVAL = "prediction_interval"
    CONFIDENCE_INTERVAL = "confidence_interval"
    N = "n"
    P = "p"
    VERDICT = "verdict"
    DECISION_RULE = "decision_rule"
    DECISION_DATE = "decision_date"
    DOUBT = "doubt"
    EVIDENCE_GRADE = "evidence_grade"
    DETECTABLE = "detectable"
    WORTH_HAVING = "worth_having"
    DISPLACEMENT = "displacement"
    WDD = "wdd"
    PLACEBO = "placebo"
    SPECIFICATIONS = "specifications"
    INTERRUPTED_SERIES = "interrupted_series"
    EMPIRICAL_BAYES = "empirical_bayes"
    MANY_TESTS = "many_tests"
    PERCENTAGE_POINTS = "percentage_points"
    WILSON = "wilson"
    NEWCOMBE = "newcombe"
    CHI_SQUARED = "chi_squared"
    SAME_STREETS = "same_streets"
    REGRESSION = "regression"
    DISPERSION = "dispersion"
    LIKENESS = "likeness"
    TOLERANCE = "tolerance"
    REPORTING = "reporting"
    SAFETY_INDEX = "safety_index"
    SUPPRESSION = "suppression"
    PRELIMINARY = "preliminary"
    INDEX = "index"
    ROLLING = "rolling"
    FUNNEL = "funnel"
    AORISTIC = "aoristic"
    BANDWIDTH = "bandwidth"
    HOT_SPOTS = "hot_spots"
    GINI = "gini"
    STREET_SEGMENT = "street_segment"
    SAFETY_WALK = "safety_walk"
    SITUATION_PICTURE = "situation_picture"
    FIDELITY = "fidelity"
    TRANSFERABILITY = "transferability"
    DOSE = "dose"
    KAPLAN_MEIER = "kaplan_meier"
    EMMIE = "emmie"


@dataclass(frozen=True, slots=True)
class Entry:
    """`said` is a regular expression that finds the word as pages write it, in small letters."""

    word: str
    meaning: str
    said: str


@dataclass(frozen=True, kw_only=True)
class GlossaryText:
    heading: str
    columns: tuple[str, str]
    terms: Mapping[Term, Entry]
    entry: str  # word, meaning
