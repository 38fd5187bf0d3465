"""Swedish: the page Overview."""

from pages.shared.text.parts.overview import OverviewText

OVERVIEW = OverviewText(
    title="Har det ändrats mer än väntat i pilotområdena?",
    headline="{area}, {outcome}: {change}",
    interval_title="Förändring av huvudutfallet, jämfört med väntat",
    interval_subtitle="Huvudutfallet jämfört med väntat, {periods}",
    expected_axis="Förändring jämfört med väntat",
    as_expected="som väntat",
    columns=("Område", "Före, per månad", "Efter, per månad", "Förändring", "Lägst", "Högst"),
    before_after="{before} före ({before_period}) och {after} efter ({after_period}).",
    expected="Väntat om området hade följt jämförelseområdena: {expected}.",
    safety_heading="Upplevd trygghet",
    data_heading="Underlag",
    data_line="{n} {n:händelse|händelser}, {period}.",
    what_now="Talar emot:",
    in_full="Antalen, och {n} {n:förbehåll|förbehåll} i ord",
    files="Allt som är inläst och skrivet ({n})",
    not_judged="Bedöms inte: {reason}",
)
