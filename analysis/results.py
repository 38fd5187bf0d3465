"""What every analysis returns: a number that carries its own doubts, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    RATIO = "ratio"  # 1 is no difference
    INCIDENTS = "incidents"
    INCIDENT_DIFFERENCE = "incident_difference"  # more (+) or fewer (-); 0 is no difference
    INCIDENTS_PER_MONTH = "incidents_per_month"
    INCIDENTS_PER_YEAR = "incidents_per_year"
    INCIDENTS_PER_100_M_YEAR = "incidents_per_100_m_year"  # of street
    INCIDENTS_PER_KM2_YEAR = "incidents_per_km2_year"
    INCIDENTS_PER_100_BUSINESSES_YEAR = "incidents_per_100_businesses_year"
    BUSINESSES_PER_KM2 = "businesses_per_km2"
    TRAITS = "traits"  # share of them, 0-1
    SHARE = "share"  # 0-1
    SHARE_POINTS = "share_points"  # a difference of shares, -1..1
    # of the ways of working
    MEMBERS = "members"
    BUSINESSES = "businesses"
    GROUPS = "groups"  # branches and sizes
    PEOPLE = "people"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    WALKS = "walks"
    POINTS = "points"
    POINTS_PER_WALK = "points_per_walk"
    MEASURES = "measures"
    PROBLEMS = "problems"
    ELEMENTS = "elements"
    SITUATIONS = "situations"
    REPORTS = "reports"
    MESSAGES = "messages"
    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"
    WEEKS = "weeks"
    PER_WEEK = "per_week"
    PER_MONTH = "per_month"
    SEK = "sek"
    SEK_PER_MEASURE = "sek_per_measure"
    REPORTS_PER_MEMBER_WEEK = "reports_per_member_week"
    MEASURE_WEEKS = "measure_weeks"
    RESPONDENTS = "respondents"


class Method(StrEnum):
    RELATIVE_RATE_RATIO = "relative_rate_ratio"
    EXACT_RATE_RATIO = "exact_rate_ratio"
    EXACT_RATE = "exact_rate"
    WEIGHTED_DISPLACEMENT_DIFFERENCE = "weighted_displacement_difference"
    WILSON = "wilson"
    NEWCOMBE = "newcombe"
    SHARE_CHANGE_DIFFERENCE = "share_change_difference"
    NEWCOMBE_PAIRED = "newcombe_paired"
    POST_STRATIFIED = "post_stratified"
    LOG_NORMAL = "log_normal"
    QUASI_POISSON = "quasi_poisson"
    SLOPE = "slope"  # a line through whole years, beside other areas together
    EMPIRICAL_BAYES = "empirical_bayes"
    CONTROLLED_SERIES = "controlled_series"
    REPORTING_TAKEN_OUT = "reporting_taken_out"
    DEALT_AGAIN = "dealt_again"
    WILSON_OF_ALL = "wilson_of_all"  # all are counted; what chance does in so few
    KAPLAN_MEIER = "kaplan_meier"
    BRUNNER_MUNZEL = "brunner_munzel"
    SHIFT_DIFFERENCE = "shift_difference"
    DESIGN_WEIGHTED = "design_weighted"
    WEIGHTED_CHANGE = "weighted_change"
    CHI_SQUARE = "chi_square"
    FISHER = "fisher"


class Doubt(StrEnum):
    """What weakens an estimate. `areas` and `size` of the caveat say where and how much."""

    LEFT_OUT = "left_out"  # comparison areas with too few incidents before to compare with
    NOT_COVERED = "not_covered"  # comparison areas left out: no data for all of before and after
    HALF_ADDED = "half_added"  # areas where a count of zero became a half
    FEW_COMPARISON_AREAS = "few_comparison_areas"  # size: how many
    AREAS_DRIFT_APART = "areas_drift_apart"  # size: sd of the areas' own changes (log scale)
    CHANCE_ONLY = "chance_only"  # the interval leaves out that areas drift apart by themselves
    NO_UPPER_LIMIT = "no_upper_limit"  # nothing to divide by: only `low` can be told
    UNRULY_MONTHS = "unruly_months"  # size: dispersion phi
    SMALL_COUNTS = "small_counts"  # size: incidents before
    SHORT_AFTER = "short_after"  # size: months after
    PRELIMINARY_MONTHS = "preliminary_months"  # size: months of the after period
    REPORTING_CHANGED = "reporting_changed"  # size: change of the reporting share
    REPORTING_ROSE = "reporting_rose"  # size; it hides a decrease
    REPORTING_FELL = "reporting_fell"  # size; it hides an increase
    FEW_ANSWERS = "few_answers"  # size: n
    SAME_PEOPLE = "same_people"  # a panel judged as if the answers were independent
    SHORT_BEFORE = "short_before"  # size: months before
    REGRESSION_TO_THE_MEAN = "regression_to_the_mean"  # size: share that may fall by itself
    REGRESSION_UPWARDS = "regression_upwards"  # the same where a rise is hoped for
    HIDDEN_COUNTS = "hidden_counts"  # 1-4 before: not shown
    SEASON = "season"
    PRE_TREND = "pre_trend"  # the pilot did not follow its comparison areas before, or nobody knows
    OTHER_CHOICES = "other_choices"  # size: share of the defensible ways that conclude alike
    ONE_ADDRESS = "one_address"  # the answer turns without one premises, or with less of it
    EARLY_CHANGE = "early_change"  # a moved start shows a change; size: months before the true one
    MANY_QUESTIONS = "many_questions"  # size: how many the plan asks
    DISPLACEMENT = "displacement"  # size: incidents more in the buffer
    CODES_CHANGED = "codes_changed"  # size: days on which codes began or ended
    OVERLAPPING_EVENTS = "overlapping_events"  # size: how many; areas: where
    PLAN_NOT_LOCKED = "plan_not_locked"
    PLAN_LOCKED_LATE = "plan_locked_late"
    PLAN_CHANGED = "plan_changed"  # size: places
    INTERIM = "interim"  # the after period is not over; size: months that are judged
    LARGE_CHANGE = "large_change"  # size: share fewer than expected
    LARGE_INCREASE = "large_increase"  # size: share more than expected
    BUSINESSES_ONLY = "businesses_only"  # what businesses answer is taken to hold for all counts
    ANSWERED_ONCE = "answered_once"  # size: share of a panel that is in no pair
    WAVE_UNTOLD = "wave_untold"  # nobody said how one of the waves was asked
    QUESTIONNAIRE_CHANGED = "questionnaire_changed"  # the rest of it; the question is the same
    ANSWERS_DRIFT_APART = "answers_drift_apart"  # size: sd of the areas' own changes (0-1)
    ANSWERS_CHANCE_ONLY = "answers_chance_only"  # size: comparison areas, too few to know the sd
    MANY_LOOKS = "many_looks"  # the interval holds for one look, not for a new one every month


class Reason(StrEnum):
    """Why there is no number."""

    TOO_FEW_COMPARISON_AREAS = "too_few_comparison_areas"
    PILOT_IS_COMPARISON = "pilot_is_comparison"  # an area compared with itself
    TOO_UNRULY = "too_unruly"  # the interval has no sensible end; size: dispersion
    NOT_COUNTS = "not_counts"  # negative or broken numbers where incidents are counted
    NO_INCIDENTS = "no_incidents"
    NO_SUCH_GROUP = "no_such_group"  # no incident anywhere has a group that is counted
    NOTHING_BEFORE = "nothing_before"  # incidents after only: nothing to scale or divide by
    FEW_BEFORE = "few_before"  # too few before for a percentage; size: how many
    FEW_IN_WINDOW = "few_in_window"  # the same, where the number would tell others
    FEW_IN_PERIOD = "few_in_period"  # before or after; size: how many it takes
    NO_SEGMENTS = "no_segments"  # no street segment and no area to compare
    NO_HOURS = "no_hours"  # of no incident the hour is known
    NO_COMPARISON = "no_comparison"  # no usable comparison area, or no incident or answer there
    NO_BUFFER = "no_buffer"
    NO_DATA_IN_PERIOD = "no_data_in_period"  # the data do not cover before and after
    NO_EARLIER_YEAR = "no_earlier_year"  # no data of the same months a year before
    PRELIMINARY = "preliminary"  # a period holds months that may still change; size: how many
    SMALL_COUNT = "small_count"
    SMALL_MONTHS = "small_months"  # months of 1-4 incidents that sums would give away
    FEW_ANSWERS = "few_answers"
    NO_ANSWERS = "no_answers"
    NO_WAVE_BEFORE = "no_wave_before"
    NO_WAVE_AFTER = "no_wave_after"
    NO_WAVE_DATES = "no_wave_dates"  # nobody knows when the waves were asked
    CENTROIDS = "centroids"  # positions are centroids, not places
    NO_POSITIONS = "no_positions"
    TOO_FEW_POINTS = "too_few_points"
    FEW_FOR_PLACES = "few_for_places"  # a fifth of the places would hold them all, as they lie
    ALL_IN_A_FIFTH = "all_in_a_fifth"  # of the places, both times
    NO_STUDY = "no_study"
    ITEM_NOT_ASKED = "item_not_asked"
    SHORT_BEFORE = "short_before"  # under a year; size: how many months
    NEVER_SEEN = "never_seen"  # more months cannot help; size: the smallest change they could show
    ZERO_COUNT = "zero_count"  # a ratio, or its interval, needs every count
    NO_PILOT_CHANGE = "no_pilot_change"  # nothing to hold the displacement against
    NO_VARIATION = "no_variation"  # all values alike: nothing stands out
    ONE_AREA = "one_area"  # everything is in one area or neighbourhood
    NO_AREA_SIZE = "no_area_size"
    EMPTY_STRATUM = "empty_stratum"  # a group of the population without answers
    EMPTY_LINE = "empty_line"  # a row or column of a table without answers
    NO_STEP = "no_step"  # no time before the change, or none after it
    FEW_MONTHS_BEFORE = "few_months_before"  # for a series; size: how many
    FEW_MONTHS_AFTER = "few_months_after"  # for a series; size: how many
    FEW_A_MONTH = "few_a_month"  # size: incidents in a usual month, rounded down
    TOO_SHORT_SERIES = "too_short_series"  # fewer times than the model has terms
    NO_OCCURRENCE_TIME = "no_occurrence_time"
    END_BEFORE_START = "end_before_start"
    NO_EST_REPORTS = "no_est_reports"  # none of the area with a date
    FEW_SHARED_MONTHS = "few_shared_months"  # size: calendar months that before and after share
    UNDER_THIRTY = "under_thirty"  # answers in a group, of those that a share is made of
    NO_ALARMS = "no_alarms"  # no series of alarms in the data
    NO_DAYS = "no_days"  # nobody knows on which day anything happened
    FEW_AREAS_TO_SHOW = "few_areas_to_show"  # with five incidents or more
    NO_PREMISES = "no_premises"  # nobody knows at which address incidents happened
    FEW_PREMISES = "few_premises"  # too few incidents without one, or with each at a fifth
    NO_BASES = "no_bases"  # no businesses or the like to say how many incidents to expect
    NO_EARLIER = "no_earlier"  # no months left, or none covered, before those left out
    TOO_FEW_AREAS = "too_few_areas"  # fewer areas than pilots to place among them
    NO_YEAR_EARLIER = "no_year_earlier"  # the data lack a window or the same months a year before
    LONG_WINDOW = "long_window"  # over a year: it would be compared with a part of itself
    NO_EARLIER_YEARS = "no_earlier_years"  # too few years to tell what a month usually has
    SCALE_CHANGED = "scale_changed"  # the answers to choose from, or which of them are counted
    WORDING_CHANGED = "wording_changed"
    FRAME_CHANGED = "frame_changed"  # who was asked: everyone who found a link, a random sample
    MODE_CHANGED = "mode_changed"  # how they were asked: on paper, on the telephone
    NO_BASE = "no_base"  # nothing to count incidents per
    NOTHING_WEIGHED = "nothing_weighed"  # no criterion has a weight and is known
    TOO_FEW_TO_RANK = "too_few_to_rank"  # size: areas of which enough is known
    RISE_HOPED_FOR = "rise_hoped_for"  # nobody pays for fewer of what the plan wants more of
    NOT_FEWER = "not_fewer"  # the interval holds no incident fewer: nothing to divide a cost by
    # of the ways of working
    NO_MEMBERS = "no_members"  # with a day of joining
    NO_BUSINESS_COUNT = "no_business_count"  # nobody knows how many businesses there are
    FEW_BUSINESSES = "few_businesses"  # 1-4, which could be told apart
    NO_GROUPS = "no_groups"  # the files do not say the branch or the size
    NO_MEMBER_NAMED = "no_member_named"  # no file says which member reported, met or acted
    NO_MEETINGS = "no_meetings"
    INVITED_NOT_SAID = "invited_not_said"  # to meetings
    NO_PLANNED_MEETINGS = "no_planned_meetings"  # no planned day, nor a status
    NO_DECISIONS = "no_decisions"
    NO_WALKS = "no_walks"
    NO_POINTS = "no_points"
    NO_MEASURES = "no_measures"
    NOTHING_DUE = "nothing_due"  # no measure done or past its day
    NO_DECISION_DAYS = "no_decision_days"  # no measure has one
    NOT_REACHED = "not_reached"  # too few are done yet; size: how many are
    FEW_ENDED = "few_ended"  # fewer than five; size: how many
    NO_COSTS = "no_costs"
    NO_PROBLEMS = "no_problems"
    NO_ELEMENTS = "no_elements"
    NONE_PLANNED = "none_planned"  # size: rows that plan nothing
    NO_REPORTS = "no_reports"  # none with a day in the period
    NO_REPORT_DAYS = "no_report_days"  # none says both when it happened and when it was reported
    DAYS_ONLY = "days_only"  # size: rows that say the day and no time of day
    ENDS_FIRST = "ends_first"  # size: rows that end before they begin
    NO_END_DAY = "no_end_day"  # size: cancelled measures that had begun, left out
    NO_REPLIES_NOTED = "no_replies_noted"  # the file says of no report when it was answered
    ALL_TOO_NEW = "all_too_new"  # none is old enough to be judged
    NO_SITUATIONS = "no_situations"  # no situation picture is due, or none is made
    NO_MESSAGES = "no_messages"
    NOT_SAID = "not_said"  # size: rows in which it is not filled in
    NOBODY_VICTIMISED = "nobody_victimised"  # no business says yes to F10
    NO_RESOURCES = "no_resources"
    NO_HOURS_NOTED = "no_hours_noted"
    NONE_DONE = "none_done"  # no measure of the period
    NONE_IN_PLACE = "none_in_place"  # no measure or camera
    FEW_QUARTERS = "few_quarters"  # whole ones; size: how many there are
    NO_EVIDENCE = "no_evidence"  # no source speaks of the problem
    NO_ACTIVE_MEMBERS = "no_active_members"  # in the last 90 days
    NO_MEMBERS_THEN = "no_members_then"  # on that day
    ONE_AREA_AT_A_TIME = (
        "one_area_at_a_time"  # all areas together would give away what one of them hides
    )
    # rows that say too little, or oddities of the files; size: how many
    NO_JOINING_DAY = "no_joining_day"  # rows left out
    LEFT_BEFORE_JOINING = "left_before_joining"  # rows left out
    OLDER_BASE = "older_base"  # size: years
    LATER_BASE = "later_base"  # size: years
    MORE_MEMBERS_THAN_BUSINESSES = "more_members_than_businesses"
    GROUP_NOT_SAID = "group_not_said"  # members without branch or size
    NO_REPORTER_NAMED = "no_reporter_named"
    NO_PRESENT_NAMED = "no_present_named"
    NO_OWNING_MEMBER_NAMED = "no_owning_member_named"
    UNKNOWN_MEMBERS = "unknown_members"  # ids that the members' file lacks
    NO_ATTENDANCE = "no_attendance"  # meetings left out
    MORE_PRESENT_THAN_INVITED = "more_present_than_invited"  # meetings
    INVITED_IN_TOTAL_ONLY = "invited_in_total_only"
    UNPLANNED_MEETINGS = "unplanned_meetings"  # held though not planned
    UNDATED_MEETINGS = "undated_meetings"  # rows left out
    FOLLOW_UP_NOT_SAID = "follow_up_not_said"  # meetings left out
    MORE_FOLLOWED_UP_THAN_DECIDED = "more_followed_up_than_decided"  # meetings left out
    NO_LATER_MEETING = "no_later_meeting"  # decisions of the last meeting; counted
    UNDATED_WALKS = "undated_walks"  # rows left out
    UNKNOWN_MEASURES = "unknown_measures"  # points whose measure is in no file
    LINKED_UNDECIDED = "linked_undecided"  # points whose measure nobody decided
    DECIDED_BEFORE_WALK = "decided_before_walk"  # points without a time
    NO_TIME_TO_DECISION = "no_time_to_decision"  # decided points without both days
    POINTS_WITHOUT_MEASURE = "points_without_measure"
    NO_DUE_DAYS = "no_due_days"  # no measure has one
    UNDATED_MEASURES = "undated_measures"  # counted in every period
    SAID_OVERDUE = "said_overdue"  # open ones
    DONE_WITHOUT_DAY = "done_without_day"
    OPEN_WITHOUT_DUE_DAY = "open_without_due_day"  # cannot become overdue
    NOT_YET_DUE = "not_yet_due"  # open and not counted
    CANCELLED_LEFT_OUT = "cancelled_left_out"
    NO_DECISION_DAY = "no_decision_day"  # measures left out
    DONE_BEFORE_DECIDED = "done_before_decided"  # measures left out
    DECIDED_LATER = "decided_later"  # after the day of the extract; left out
    COST_NOT_SAID = "cost_not_said"
    COST_WITHHELD = "cost_withheld"  # too few businesses paid
    OWNER_NOT_SAID = "owner_not_said"
    FEW_ALIKE = "few_alike"  # 1-4 people answered so, or not so
    TELLS_OTHERS = "tells_others"  # it would tell what is hidden beside it
    ASKED_ONCE = "asked_once"  # other people each time: nobody can be compared with himself
    INVITED_UNKNOWN = "invited_unknown"  # nobody noted how many were asked
    MORE_THAN_INVITED = "more_than_invited"  # more answers than people asked
    BAD_WEIGHTS = "bad_weights"  # negative, missing or all zero
    NO_POPULATION = "no_population"  # nothing to weigh answers to


@dataclass(frozen=True, slots=True)
class Caveat:
    doubt: Doubt
    areas: tuple[str, ...] = ()
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    value: float
    unit: Unit
    low: float
    high: float
    level: float
    n: int  # what it rests on: incidents or answers
    method: Method
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Estimate):
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A full count, or a share of one: no interval."""

    value: float
    unit: Unit
    n: int


@dataclass(frozen=True, slots=True)
class NotPossible:
    """The data do not allow an answer."""

    reason: Reason
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Hidden:
    """There is an answer, but it could point at a person."""

    reason: Reason


Result = Estimate | Counted | NotPossible | Hidden


class Stance(StrEnum):
    SUPPORTS = "supports"
    AGAINST = "against"
    UNDECIDED = "undecided"


class Wording(StrEnum):
    """What the decision rule says, in the order it is tried; mirrored where a rise is hoped for."""

    WRONG_WAY = "wrong_way"
    CLEAR = "clear"
    SMALLER_THAN_HOPED = "smaller_than_hoped"
    PROBABLE = "probable"
    UNLIKELY = "unlikely"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Verdict:
    stance: Stance
    wording: Wording
    estimate: Estimate
