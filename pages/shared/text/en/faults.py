"""English: what does not fit in the files about the work."""

from analysis.process.faults import FaultRule
from pages.shared.text.parts.faults import FaultsText

FAULTS = FaultsText(
    title="{rows} {rows:row|rows} to mend in {files} {files:file|files}",
    subtitle="To mend in the files, all areas, up to and including {day}",
    nothing="Nothing to mend in the files: nothing in them speaks against anything else.",
    not_loaded="No files about the work are loaded, so there is nothing to look through.",
    columns=("File", "Row", "What does not fit", "As it stands"),
    number="no. {number}",
    n="{rows} {rows:remark|remarks}.",
    note="Each row is compared with itself and with the other files that are loaded. Nothing is left out. "
    "Mend the file and load it again, unless the row is right as it is. "
    "A row goes by its own id, or by its number among the rows that are kept.",
    rule={
        FaultRule.NO_AREA: "has neither a position nor an area",
        FaultRule.OUTSIDE_AREAS: "lies outside every area",
        FaultRule.UNKNOWN_AREA: "has an area that does not exist",
        FaultRule.NO_OWNER: "has no owner",
        FaultRule.UNKNOWN_OWNER: "has an owner who is neither a listed unit nor a member",
        FaultRule.UNKNOWN_MEMBER: "names somebody who is not among the members",
        FaultRule.UNKNOWN_MEASURE: "names a measure that does not exist",
        FaultRule.UNKNOWN_PROBLEM: "names a problem that does not exist",
        FaultRule.AHEAD: "says that something was done on a day that has not come",
        FaultRule.WRONG_ORDER: "has dates or times in the wrong order",
        FaultRule.STATUS_WITHOUT_DATE: "is done by its status but has no date",
        FaultRule.DATE_WITHOUT_STATUS: "has a date that its status speaks against",
        FaultRule.NEGATIVE: "has a negative number",
    },
)
