"""English: would we have seen it before the start?"""

from analysis.placebo_in_time import Seen
from pages.shared.text.parts.in_time import InTimeText

IN_TIME = InTimeText(
    question="Would we have seen it before the start?",
    short={
        Seen.NOTHING: "No, nothing is seen before the start.",
        Seen.CHANGE: "Yes, a change is seen before the start.",
        Seen.CANNOT_TELL: "Cannot tell.",
    },
    said={
        Seen.NOTHING: "We pretend that the pilot began earlier, when nothing had happened. Then no change is seen, as it should be: {starts} of {all} earlier starts could be tried.",
        Seen.CHANGE: "We pretend that the pilot began earlier, when nothing had happened. A change is seen all the same. So part of the difference after the true start may have begun before it.",
        Seen.CANNOT_TELL: "We pretend that the pilot began earlier, when nothing had happened. The intervals are so wide that a change as large as the one after the start would not have been seen for certain: {starts} of {all} earlier starts could be tried.",
    },
    none="No earlier start can be tried: the rows of the table say why.",
    title={
        Seen.NOTHING: "{area}: no change is seen when the start is moved back",
        Seen.CHANGE: "{area}: a change is already seen when the start is moved back",
        Seen.CANNOT_TELL: "{area}: it cannot be told whether something changed before the start",
    },
    subtitle="{outcome}, compared with expected, with the start moved back in time",
    row="{back} months earlier",
    true_start="The true start",
    columns=("Start", "After", "Before", "Change compared with expected", "Lowest", "Highest"),
    note="Placebo in time: the same comparison areas and method as the headline. All months lie before the true start, and before and after have the same calendar months. Each interval is 95%: by pure chance one of the three lies outside in about one case in ten.",
)
