"""From the inputs of a case to a call of ours: one adapter for each name that cases call."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from analysis.aoristic import hours_of_span
from analysis.chi_square import chi_square
from analysis.concentration import concentration
from analysis.counts import BeforeAfter
from analysis.disclosure import hide_table
from analysis.displacement import weighted_displacement_difference
from analysis.displacement_quotient import displacement_quotient
from analysis.hotspots import getis_ord_star, hot_spot_p
from analysis.interrupted import interrupted_time_series
from analysis.kernels import density_at
from analysis.looks import obrien_fleming
from analysis.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm
from analysis.paired_shares import (
    Pairs,
    mcnemar,
    share_change_difference_paired,
    share_change_paired,
)
from analysis.placebo import placebo_in_space_smallest_p
from analysis.power import power_relative_rate, power_shares
from analysis.prediction import prediction_accuracy_index
from analysis.ranks import mann_whitney, ordinal_shift, paired_shift
from analysis.rate_ratio import poisson_rate, quick_look, rate_ratio_exact
from analysis.regression_to_the_mean import regression_to_the_mean
from analysis.relative_rate import relative_rate_ratio
from analysis.results import NotPossible, Reason
from analysis.running_difference import running_weighted_displacement_difference
from analysis.shares import share, share_change, share_change_difference
from analysis.similarity import point_pattern_similarity
from analysis.weighted_shares import weighted_share

Inputs = Mapping[str, Any]
Adapter = Callable[[Inputs], object]  # a result of ours, or a mapping of them

AREAS = ("pilot", "comparison", "pilot_buffer", "comparison_buffer")
ANSWERS = ("both", "before_only", "after_only", "neither")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOURS = tuple(f"{day}_{hour:02}" for day in WEEKDAYS for hour in range(24))


def _options(inputs: Inputs, *names: str) -> dict[str, Any]:
    """Those that the case gives; the others keep our defaults."""
    return {name: inputs[name] for name in names if inputs.get(name) is not None}


def _level(inputs: Inputs) -> dict[str, Any]:
    return _options(inputs, "level")


def _named(name: str, values: object) -> object:
    return values if isinstance(values, NotPossible) else {name: values}


def _weighted_displacement_difference(inputs: Inputs) -> object:
    buffers = {name: BeforeAfter(*inputs.get(name) or (0, 0)) for name in AREAS[2:]}
    with_buffers = any(inputs.get(name) for name in buffers)
    return weighted_displacement_difference(
        BeforeAfter(*inputs["pilot"]),
        BeforeAfter(*inputs["comparison"]),
        buffer=buffers["pilot_buffer"] if with_buffers else None,
        buffer_comparison=buffers["comparison_buffer"] if with_buffers else None,
        area_weights=_area_weights(inputs.get("area_weights") or ()),
        **_options(inputs, "time_weights", "scale_comparison_to_pilot", "dispersion", "level"),
    )


def _area_weights(
    given: Mapping[str, float] | Sequence[float],
) -> tuple[float, float, float, float]:
    named = given if isinstance(given, Mapping) else dict(zip(AREAS, given, strict=False))
    one, other, third, fourth = (named.get(name, 1) for name in AREAS)
    return one, other, third, fourth


def _running_weighted_displacement_difference(inputs: Inputs) -> object:
    running = running_weighted_displacement_difference(
        *(inputs[f"{area}_{when}"] for when in ("before", "after") for area in AREAS[:2]),
        **_options(inputs, "dispersion", "level"),
    )
    return running if isinstance(running, NotPossible) else running[-1]


def _displacement_quotient(inputs: Inputs) -> object:
    areas = (BeforeAfter(*inputs[name]) for name in ("pilot", "buffer", "comparison"))
    return displacement_quotient(*areas)


def _relative_rate_ratio(inputs: Inputs) -> object:
    return relative_rate_ratio(
        BeforeAfter(*inputs["pilot"]),
        BeforeAfter(*inputs["comparison"]),
        dispersion=inputs.get("dispersion", 1.0),
        **_level(inputs),
    )


def _rate_ratio_exact(inputs: Inputs) -> object:
    options = _options(inputs, "before_exposure", "after_exposure", "level")
    return rate_ratio_exact(inputs["before"], inputs["after"], **options)


def _share_change_difference(inputs: Inputs) -> object:
    corners = (inputs[f"{area}_{when}"] for area in AREAS[:2] for when in ("before", "after"))
    return share_change_difference(*corners, **_level(inputs))


def _share_change_paired(inputs: Inputs) -> object:
    pairs = Pairs(**{name: inputs[name] for name in ANSWERS})
    return share_change_paired(pairs, **_level(inputs))


def _share_change_difference_paired(inputs: Inputs) -> object:
    layout = inputs.get("layout", ANSWERS)
    pilot, comparison = (
        Pairs(**dict(zip(layout, inputs[area], strict=True))) for area in AREAS[:2]
    )
    return share_change_difference_paired(pilot, comparison, **_level(inputs))


def _mcnemar(inputs: Inputs) -> object:
    (both, before_only), (after_only, neither) = inputs["table"]
    return mcnemar(
        Pairs(both=both, before_only=before_only, after_only=after_only, neither=neither)
    )


def _weighted_share(inputs: Inputs) -> object:
    strata = [value for name, value in inputs.items() if name.startswith("stratum")]
    answers = [(stratum.get("yes", 0), stratum["n"]) for stratum in strata]
    return weighted_share(answers, inputs["population"], **_level(inputs))


def _getis_ord_star(inputs: Inputs) -> object:
    distance = inputs["neighbour_distance"]
    z = getis_ord_star(inputs["points"], inputs["values"], neighbour_distance=distance)
    return _named("z", z)


def _hot_spot_p(inputs: Inputs) -> object:
    around = {name: inputs[name] for name in ("events", "neighbourhood_cells", "cells")}
    return {"p": hot_spot_p(inputs["count"], **around)}


def _kernel_density(inputs: Inputs) -> object:
    bandwidth = inputs["bandwidth_m"]
    return {"per_m2": density_at(inputs["points_m"], inputs["at_m"], bandwidth_m=bandwidth)}


def _aoristic_hours(inputs: Inputs) -> object:
    start, end = (
        datetime.fromisoformat(inputs[name]) if inputs.get(name) else None
        for name in ("from", "to")
    )
    hours = hours_of_span(start, end)
    if isinstance(hours, NotPossible):
        return hours
    return {"weights": dict(zip(HOURS, hours.tolist(), strict=True))}


def _prediction_accuracy_index(inputs: Inputs) -> object:
    columns = (inputs[name] for name in ("observed", "predicted", "area"))
    return _named("pai", prediction_accuracy_index(*columns))


def _interrupted_time_series(inputs: Inputs) -> object:
    table = inputs["table"]
    columns = {"time": inputs.get("time"), "exposure": inputs.get("offset")}
    options = {
        name: table[column]
        for name, column in columns.items()
        if column and pd.api.types.is_numeric_dtype(table[column])  # dates: 1, 2, 3 ...
    }
    return interrupted_time_series(
        table[inputs["count"]],
        _switched_on(table[inputs["step"]]),
        **options,
        **_options(inputs, "harmonics", "period", "slope_change", "level"),
    )


def _switched_on(step: "pd.Series[Any]") -> list[float]:
    """0 and 1; files also say yes and no."""
    if pd.api.types.is_numeric_dtype(step):
        return [float(value) for value in step]
    return [{"no": 0.0, "yes": 1.0}[str(value)] for value in step]


def _power_relative_rate(inputs: Inputs) -> object:
    names = ("treated_per_month", "comparison_per_month", "pre_months", "post_months")
    power = power_relative_rate(
        *(inputs[name] for name in names), ratio=inputs["irr"], dispersion=inputs.get("phi", 1.0)
    )
    return _named("power", power)


def _regression_to_the_mean(inputs: Inputs) -> object:
    return regression_to_the_mean(
        inputs["counts"],
        expected_per_year=inputs["expected_per_year"],
        overdispersion=inputs["overdispersion"],
        **_options(inputs, "length_km", "level"),
    )


def _obrien_fleming(inputs: Inputs) -> object:
    if inputs["looks"] < 1:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return {"z": obrien_fleming(inputs["looks"], **_options(inputs, "alpha"))}


def _suppress(inputs: Inputs) -> object:
    counts = np.asarray(inputs["table"], dtype=int)
    threshold = inputs.get("threshold", 5)
    shown = hide_table(
        pd.DataFrame(counts),
        smallest_shown=threshold,
        **_options(inputs, "row_totals_shown", "column_totals_shown"),
    )
    hidden = shown.cells.isna().to_numpy()
    return {
        "primary": np.argwhere(hidden & (counts > 0) & (counts < threshold)).tolist(),
        "hidden_cells_at_least": int(hidden.sum()),
    }


ADAPTERS: dict[str, Adapter] = {
    "weighted_displacement_difference": _weighted_displacement_difference,
    "running_weighted_displacement_difference": _running_weighted_displacement_difference,
    "displacement_quotient": _displacement_quotient,
    "relative_rate_ratio": _relative_rate_ratio,
    "rate_ratio_exact": _rate_ratio_exact,
    "poisson_rate": lambda i: poisson_rate(i["count"], i["exposure"], **_level(i)),
    "quick_look": lambda i: {"value": quick_look(i["before"], i["after"])},
    "share": lambda i: share(i["yes"], i["n"], **_level(i)),
    "share_change": lambda i: share_change(i["before"], i["after"], **_level(i)),
    "share_change_paired": _share_change_paired,
    "share_change_difference": _share_change_difference,
    "share_change_difference_paired": _share_change_difference_paired,
    "mcnemar": _mcnemar,
    "ordinal_shift": lambda i: ordinal_shift(i["before"], i["after"]),
    "mann_whitney": lambda i: mann_whitney(i["before"], i["after"]),
    "paired_shift": lambda i: paired_shift(i["differences"]),
    "chi_square": lambda i: chi_square(i["table"]),
    "weighted_share": _weighted_share,
    "holm": lambda i: {"adjusted": holm(i["p"])},
    "benjamini_hochberg": lambda i: {"adjusted": benjamini_hochberg(i["p"])},
    "benjamini_yekutieli": lambda i: {"adjusted": benjamini_yekutieli(i["p"])},
    "getis_ord_star": _getis_ord_star,
    "hot_spot_p": _hot_spot_p,
    "kernel_density": _kernel_density,
    "point_pattern_similarity": lambda i: point_pattern_similarity(i["before"], i["after"]),
    "aoristic_hours": _aoristic_hours,
    "concentration": lambda i: concentration(i["counts"]),
    "prediction_accuracy_index": _prediction_accuracy_index,
    "interrupted_time_series": _interrupted_time_series,
    "power_relative_rate": _power_relative_rate,
    "power_shares": lambda i: _named("power", power_shares(i["n"], i["p1"], i["p2"])),
    "regression_to_the_mean": _regression_to_the_mean,
    "placebo_in_space_smallest_p": lambda i: _named(
        "p", placebo_in_space_smallest_p(i["areas"], i["pilot_areas"])
    ),
    "obrien_fleming": _obrien_fleming,
    "suppress": _suppress,
}
