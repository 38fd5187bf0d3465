"""Each method: what it is for, as planned, how much, at what cost, and who says what of it."""

from datetime import date

from analysis.process.dose import spans
from analysis.process.indicator import Tally
from analysis.process.methods import OPINIONS, Files, MethodFound, methods
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.codebook import codebook
from data.kinds.items import item_scales
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 31)
MEASURES = placed(
    "measures",
    {
        "measure_type": "lighting", "owner_type": "municipality", "problem_id": "P1",
        "decided_on": "2025-01-01", "due_on": "2025-03-01", "done_on": "2025-02-19",
        "cost_sek": 30000, "mechanism": "more people see",
    },
    {
        "measure_type": "lighting", "owner_type": "private", "problem_id": "P2",
        "decided_on": "2025-01-01", "due_on": "2025-03-01", "done_on": "2025-03-05",
        "cost_sek": 5000, "mechanism": " more people see ",
    },
    {
        "measure_type": "lighting", "owner_type": "municipality", "problem_id": "P1",
        "decided_on": "2025-01-01", "due_on": "2025-06-01", "mechanism": "deters",
    },
    {
        "measure_type": "lighting", "owner_type": "municipality", "decided_on": "2025-11-01",
        "due_on": "2026-06-01",
    },
    {"measure_type": "lighting", "decided_on": "2025-01-01", "status": "cancelled"},
    {"measure_type": "guards", "decided_on": "2024-01-01", "owner_type": "private"},
)  # fmt: skip
FILES = Files(
    measures=MEASURES,
    problems=placed(
        "problems",
        {"problem_id": "P1", "category": "poor_lighting"},
        {"problem_id": "P2", "category": "damage"},
    ),
    elements=placed(
        "elements",
        {"method": "safety_walk", "planned": 4, "delivered": 3},
        {"method": "training", "planned": 1, "delivered": 0},
    ),
    walks=placed(
        "walks",
        *[{"walk_id": "W1", "walked_on": "2025-03-01", "point_id": str(i)} for i in range(5)],
        {"walk_id": "W2", "walked_on": "2025-09-01"},
        {"walk_id": "W3", "walked_on": "2026-09-01"},
    ),
    meetings=placed(
        "meetings", {"met_on": "2025-02-01"}, {"met_on": "2025-03-01", "status": "cancelled"}
    ),
    situations=placed(
        "situations",
        {"due_on": "2025-04-01", "produced_on": "2025-04-01"},
        {"due_on": "2025-08-01"},
    ),
    reports=placed("reports", *[{"occurred_on": "2025-05-01"}] * 3),
)  # fmt: skip
CAMERAS = placed("cameras", {"installed_on": "2025-12-04", "owner_type": "private"})


def found(files: Files = FILES, area: str = "a") -> dict[str, MethodFound]:
    when = spans(files.measures, CAMERAS, AS_OF)
    return {m.method: m for m in methods(files, when, area, YEAR, AS_OF)}


def test_only_methods_that_the_files_know_are_told_in_the_order_of_the_list() -> None:
    assert list(found()) == [
        "safety_walk", "situation_picture", "meeting", "reporting", "lighting", "camera",
        "training", "business_own",
    ]  # fmt: skip
    nothing = methods(Files(), spans(None, None, AS_OF), "a", YEAR, AS_OF)
    assert nothing == ()


def test_a_method_has_the_problems_and_mechanisms_of_its_measures_each_once() -> None:
    lighting = found()["lighting"]
    assert lighting.categories == ("poor_lighting", "damage")
    assert lighting.mechanisms == ("more people see", "deters")


def test_measures_are_counted_done_and_in_time_without_those_cancelled() -> None:
    lighting = found()["lighting"]
    assert lighting.count == Counted(value=4, unit=Unit.MEASURES, n=4)
    assert isinstance(lighting.done, Tally)
    assert (lighting.done.count, lighting.done.of) == (2, 4)
    assert isinstance(lighting.in_time, Tally)
    assert (lighting.in_time.count, lighting.in_time.of) == (1, 3)  # the fourth is not due yet


def test_the_cost_is_told_with_how_many_have_one() -> None:
    lighting = found()["lighting"]
    assert lighting.cost == Counted(value=30000.0, unit=Unit.SEK, n=1)
    assert isinstance(lighting.with_cost, Tally)
    assert (lighting.with_cost.count, lighting.with_cost.of) == (1, 4)
    assert found()["business_own"].cost == Hidden(Reason.FEW_BUSINESSES)
    assert found()["meeting"].cost == NotPossible(Reason.NO_COSTS)


def test_the_dose_is_in_measure_weeks_and_a_camera_of_the_register_has_one() -> None:
    told = found()
    # 19 February to 31 December are 316 days, 5 March to then 302; the camera was there for 28
    assert told["lighting"].dose == Counted(value=(316 + 302) / 7, unit=Unit.MEASURE_WEEKS, n=2)
    assert told["camera"].dose == Counted(value=4.0, unit=Unit.MEASURE_WEEKS, n=1)
    assert told["meeting"].dose == NotPossible(Reason.NONE_IN_PLACE)


def test_private_measures_are_the_businesses_own_and_of_their_type_too() -> None:
    own = found()["business_own"]
    assert own.count == Counted(value=1, unit=Unit.MEASURES, n=1)  # the guards are of 2024
    assert own.categories == ("damage",)
    assert own.dose == Counted(value=302 / 7 + 4, unit=Unit.MEASURE_WEEKS, n=2)


def test_walks_meetings_pictures_and_reports_are_counted_in_the_period() -> None:
    told = found()
    units = {
        "safety_walk": (2, Unit.WALKS), "meeting": (1, Unit.MEETINGS),
        "situation_picture": (1, Unit.SITUATIONS), "reporting": (3, Unit.REPORTS),
    }  # fmt: skip
    for method, (count, unit) in units.items():
        assert told[method].count == Counted(value=count, unit=unit, n=count)


def test_what_was_delivered_of_the_plan_is_told_by_method() -> None:
    told = found()
    walks, training = told["safety_walk"].delivered, told["training"].delivered
    assert isinstance(walks, Tally)
    assert isinstance(training, Tally)
    assert (walks.count, walks.of, training.count) == (0.75, 1, 0)
    assert told["lighting"].delivered == NotPossible(Reason.NO_ELEMENTS)


def test_every_opinion_is_an_item_of_the_survey_about_a_method_of_the_list() -> None:
    lists = codebook("form_values")
    assert set(OPINIONS) <= set(lists.loc[lists["list"] == "method", "value"])
    assert {item for items in OPINIONS.values() for item in items} <= set(item_scales())


def test_where_no_problem_is_loaded_a_method_is_for_none() -> None:
    alone = Files(measures=MEASURES)
    assert found(alone)["lighting"].categories == ()
