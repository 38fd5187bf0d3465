"""Swedish: what does not fit in the files about the work."""

from analysis.process.faults import FaultRule
from pages.shared.text.parts.faults import FaultsText

FAULTS = FaultsText(
    title="{rows} {rows:rad|rader} att rätta i {files} {files:fil|filer}",
    subtitle="Att rätta i underlaget, alla områden, till och med {day}",
    nothing="Inget att rätta i underlaget: inget i filerna säger emot något annat.",
    not_loaded="Inga filer om arbetet är inlästa, så det finns inget att granska.",
    columns=("Fil", "Rad", "Vad som inte stämmer", "Så står det"),
    number="nr {number}",
    n="{rows} {rows:anmärkning|anmärkningar}.",
    note="Varje rad är jämförd med sig själv och med de andra filerna som är inlästa. Inget är bortsorterat. "
    "Rätta i filen och läs in den igen, om raden inte stämmer som den är. "
    "Raden är dess egen beteckning, eller dess nummer bland de rader som är med.",
    rule={
        FaultRule.NO_AREA: "saknar både plats och område",
        FaultRule.OUTSIDE_AREAS: "ligger utanför alla områden",
        FaultRule.UNKNOWN_AREA: "har ett område som inte finns",
        FaultRule.NO_OWNER: "saknar ägare",
        FaultRule.UNKNOWN_OWNER: "har en ägare som varken är en listad enhet eller en medlem",
        FaultRule.UNKNOWN_MEMBER: "nämner någon som inte finns bland medlemmarna",
        FaultRule.UNKNOWN_MEASURE: "nämner en åtgärd som inte finns",
        FaultRule.UNKNOWN_PROBLEM: "nämner ett problem som inte finns",
        FaultRule.AHEAD: "säger att något har hänt en dag som inte har kommit",
        FaultRule.WRONG_ORDER: "har datum eller klockslag i fel ordning",
        FaultRule.STATUS_WITHOUT_DATE: "är klar enligt statusen men saknar datum",
        FaultRule.DATE_WITHOUT_STATUS: "har ett datum som statusen säger emot",
        FaultRule.NEGATIVE: "har ett negativt tal",
    },
)
