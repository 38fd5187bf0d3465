"""English: what results are called: units, methods, reasons, verdicts."""

from analysis.results import Method, Reason, Unit, Wording
from data.study import Direction

UNIT = {
    Unit.RATIO: "ratio (1 = as expected)",
    Unit.INCIDENTS: "incidents",
    Unit.INCIDENT_DIFFERENCE: "incidents more or fewer",
    Unit.INCIDENTS_PER_MONTH: "incidents per month",
    Unit.SHARE: "share",
    Unit.SHARE_POINTS: "percentage points",
}

METHOD_NOTE = {
    Method.RELATIVE_RATE_RATIO: "Relative rate ratio with a prediction interval, which allows for areas "
    "drifting apart for reasons of their own.",
    Method.EXACT_RATE_RATIO: "Exact conditional interval for the ratio of two counts.",
    Method.EXACT_RATE: "Exact Poisson interval.",
    Method.WEIGHTED_DISPLACEMENT_DIFFERENCE: "Weighted displacement difference, the comparison scaled.",
    Method.WILSON: "Wilson's interval.",
    Method.NEWCOMBE: "Newcombe's interval for different people.",
    Method.SHARE_CHANGE_DIFFERENCE: "Newcombe's MOVER for the difference of two changes.",
    Method.NEWCOMBE_PAIRED: "Newcombe's interval for the same people asked twice.",
    Method.POST_STRATIFIED: "Weighted to the population; Wilson's interval on the effective number of answers.",
    Method.LOG_NORMAL: "Ratio of two changes with a log-normal interval, which allows for chance only.",
    Method.QUASI_POISSON: "Interrupted time series, quasi-Poisson with trend and season.",
    Method.CONTROLLED_SERIES: "Controlled interrupted time series: quasi-Poisson with a level and a trend each for the pilot area and for the comparison areas together, and one season for both.",
    Method.EMPIRICAL_BAYES: "Hauer's empirical Bayes: the counts weighed together with what such places have on average.",
    Method.REPORTING_TAKEN_OUT: "Rough worked example: the headline divided by how the share that reports changed, with both uncertainties "
    "(the delta method on the log scale). The share among victimised businesses is taken to hold for all that is counted.",
}

REASON = {
    Reason.TOO_FEW_COMPARISON_AREAS: "too few comparison areas to know how much areas differ anyway "
    "(at least five are needed, with at least five incidents before).",
    Reason.PILOT_IS_COMPARISON: "the pilot area is one of its own comparison areas.",
    Reason.TOO_UNRULY: "months vary so much ({size} times chance) that nothing can be said.",
    Reason.NOT_COUNTS: "the counts are not whole numbers from zero upwards, so nothing can be computed from them.",
    Reason.NO_INCIDENTS: "there are no incidents, neither before nor after.",
    Reason.NOTHING_BEFORE: "there are no incidents before to compare with.",
    Reason.PRELIMINARY: "{size} {size:month|months} of the periods {size:is|are} preliminary and may change.",
    Reason.FEW_BEFORE: "only {size} {size:incident|incidents} before; a percentage on so few says more than we know.",
    Reason.NO_EARLIER_YEAR: "the data do not cover the same months the year before.",
    Reason.FEW_IN_WINDOW: "fewer than twenty incidents before; a percentage of so few says more than is known.",
    Reason.NO_COMPARISON: "there are no usable comparison areas.",
    Reason.NO_BUFFER: "no buffer zone is named.",
    Reason.NO_DATA_IN_PERIOD: "the data do not cover both the before and the after period.",
    Reason.SMALL_COUNT: "rests on 1\N{EN DASH}4 incidents, which could point at somebody.",
    Reason.SMALL_MONTHS: "a month has only 1\N{EN DASH}4 incidents; sums over twelve months would give it away.",
    Reason.FEW_ANSWERS: "fewer than ten answers.",
    Reason.NO_ANSWERS: "nobody has answered.",
    Reason.NO_WAVE_DATES: "the waves have no dates, so it cannot be known which are before and after.",
    Reason.NO_WAVE_BEFORE: "no wave was held before the start.",
    Reason.NO_WAVE_AFTER: "no wave has been held after the implementation.",
    Reason.CENTROIDS: "the incidents lie on a few shared points (centres of areas), not where they "
    "happened. A heat map would show where the centre points are. The counts still hold; see the page Trends.",
    Reason.NO_POSITIONS: "the incidents have no position.",
    Reason.TOO_FEW_POINTS: "fewer than ten incidents to draw.",
    Reason.NO_STUDY: "no evaluation plan is loaded.",
    Reason.ITEM_NOT_ASKED: "the question is not in the survey.",
    Reason.SHORT_BEFORE: "the before period is only {size} {size:month|months}; at least a year is needed.",
    Reason.NEVER_SEEN: "more months do not help: areas differ by so much anyway.",
    Reason.ZERO_COUNT: "one of the counts is zero; a ratio needs incidents in every one.",
    Reason.NO_PILOT_CHANGE: "the pilot area changed exactly like the comparison areas, so there is nothing to hold the displacement against.",
    Reason.NO_VARIATION: "all values are alike, so none stands out.",
    Reason.ONE_AREA: "everything is in one and the same area or neighbourhood, so there is nothing to compare it with.",
    Reason.NO_AREA_SIZE: "an area has no size.",
    Reason.EMPTY_STRATUM: "a group of the population has no answers; merge it with another group.",
    Reason.EMPTY_LINE: "a row or a column of the table has no answers; leave it out.",
    Reason.NO_STEP: "there is no time before the change, or none after it.",
    Reason.FEW_MONTHS_BEFORE: "only {size} {size:month|months} before; a monthly series takes at least 24.",
    Reason.FEW_MONTHS_AFTER: "only {size} settled {size:month|months} after; a monthly series takes at least 12.",
    Reason.FEW_A_MONTH: "only about {size} {size:incident|incidents} a month on average, before or after; a monthly series takes at least five.",
    Reason.TOO_SHORT_SERIES: "the series is too short for the trend, season and change that are to be estimated.",
    Reason.NO_OCCURRENCE_TIME: "the time of the incident is not known.",
    Reason.END_BEFORE_START: "the incident ends before it begins.",
    Reason.NO_EST_REPORTS: "no EST reports with a date are loaded for the area.",
    Reason.FEW_SHARED_MONTHS: "the reports cover only {size} calendar {size:month|months} that are there both before and after; at least three are needed.",
    Reason.UNDER_THIRTY: "fewer than 30 answers in one of the groups that are compared.",
    Reason.NO_ALARMS: "the data have no series of alarms.",
    Reason.NO_DAYS: "the data do not say on which day the incidents happened.",
    Reason.FEW_AREAS_TO_SHOW: "fewer than five areas have enough incidents.",
    Reason.TOO_FEW_AREAS: "there are too few areas to place the pilots among.",
    Reason.NO_YEAR_EARLIER: "the data do not cover both the window and the same months a year earlier.",
    Reason.LONG_WINDOW: "the window is longer than twelve months and would be compared with a part of itself.",
    Reason.NO_EARLIER_YEARS: "at least two earlier years are needed whose months can be shown.",
    Reason.NO_BASE: "a base is missing for one of the areas.",
}

WORDING = {
    (
        Wording.WRONG_WAY,
        Direction.DECREASE,
    ): "Increase: check first whether reporting has changed",
    (Wording.CLEAR, Direction.DECREASE): "Clear decrease",
    (Wording.SMALLER_THAN_HOPED, Direction.DECREASE): "A decrease, smaller than hoped",
    (Wording.PROBABLE, Direction.DECREASE): "Probable decrease, size uncertain",
    (Wording.UNLIKELY, Direction.DECREASE): "A decrease of the size hoped for is unlikely",
    (Wording.CANNOT_TELL, Direction.DECREASE): "Cannot tell yet",
    (
        Wording.WRONG_WAY,
        Direction.INCREASE,
    ): "Decrease: check first whether the measurement has changed",
    (Wording.CLEAR, Direction.INCREASE): "Clear increase",
    (Wording.SMALLER_THAN_HOPED, Direction.INCREASE): "An increase, smaller than hoped",
    (Wording.PROBABLE, Direction.INCREASE): "Probable increase, size uncertain",
    (Wording.UNLIKELY, Direction.INCREASE): "An increase of the size hoped for is unlikely",
    (Wording.CANNOT_TELL, Direction.INCREASE): "Cannot tell yet",
}
