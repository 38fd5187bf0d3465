"""English: the page Trends, months that stand out."""

from pages.shared.text.parts.unusual import UnusualText

UNUSUAL = UnusualText(
    title="{n} of {looked} months {n:differs|differ} from the same month of earlier years",
    none="None of {looked} months looked at differs more from the same month of earlier years than chance usually gives. By chance alone about {chance} would.",
    subtitle="Incidents per month. {groups}, {areas}, {period}",
    columns=("Month", "Incidents", "Same month of earlier years, mean", "Earlier years", "Reading"),
    years="{n} {n:year|years}",
    more="▲ more than chance usually gives",
    fewer="▼ fewer than chance usually gives",
    note="{looked} settled months were looked at; by chance about {chance} of them would stand out. Each month is compared with all earlier years in the data, at least two.",
    marks="▲ and ▼: more or fewer than the same month of earlier years, beyond what chance usually gives.",
    refused="Unusual months cannot be told: {reason}",
)
