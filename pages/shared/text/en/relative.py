"""English: the page Map, change in per cent."""

from pages.shared.text.parts.relative import RelativeText
from pages.shared.text.small import LEAST_EN

RELATIVE = RelativeText(
    unit="Change in per cent, after against before",
    not_drawn="No colour: a smaller difference, or too few incidents.",
    told="Here there are enough incidents to tell",
    rose="Increase, larger than chance",
    fell="Decrease, larger than chance",
    said="Inside the heavy lines the change is larger than chance usually gives anywhere on a whole map. Other colour may be chance.",
    both="{around}: a clear decrease in some places, a clear increase in others",
    only_rose="{around}: a clear increase in at least one place",
    only_fell="{around}: a clear decrease in at least one place",
    neither="{around}: no place changed clearly more than by chance",
    refused_title="The change in per cent cannot be drawn",
    n="n = {n} incidents in both periods on the whole map, to the nearest "
    + LEAST_EN
    + ". Had nothing changed, at most {level} of maps would show any heavy line.",
    method="The rate after divided by the rate before, place by place (ratio of kernel estimates, tolerance contours after Kelsall and Diggle). Only where at least 10 incidents are expected in each period, at three places or more; that incidents come in series is allowed for.",
)
