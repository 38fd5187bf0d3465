"""English: what was done where and when; the dose on the page Effect."""

from pages.shared.text.parts.timeline import TimelineText

TIMELINE = TimelineText(
    heading="What was done, where and when?",
    title="{n} {n:measure or camera|measures and cameras} in place on {day}",
    subtitle="{area}, {period}",
    lead="A bar shows when a measure or camera was in place. Colour and pattern show the owner: the city's are filled, private ones striped, those of the police chequered and joint ones dotted. Grey bars striped the other way are other things that happened meanwhile.",
    meetings="Meetings",
    walks="Safety walks",
    camera="Camera",
    of_owner="{what} ({owner})",
    many="{what}: {n}",
    event="Meanwhile: {title}",
    elsewhere="Outside the areas",
    ongoing="in place",
    columns=("What", "Owner", "From", "To and including"),
    meeting="Meeting",
    walk="Safety walk",
    n="n = {n} {n:measure or camera|measures and cameras}, {meetings} {meetings:meeting|meetings} and {walks} {walks:walk|walks}.",
    note="A measure is in place from the day it began or was done. Cameras are counted from the camera register where there is one. What is only planned is not shown. Several measures go on at once: the timeline says nothing of what a single measure has meant.",
    grouped="There are too many measures to show one on each row. They are shown together by type and owner.",
    left_out="{n} {n:measure is|measures are} left out: the last day is missing or comes before the first.",
    missing="Not loaded: {kinds}.",
    nothing="Nothing is loaded about measures, cameras, walks or meetings in the area and time.",
    dose="Measures in place",
    dose_note="The band at the bottom shows how many measures and cameras were in place each month. It says nothing of what they have meant: several go on at once, and none of them can be linked to a change by itself.",
)
