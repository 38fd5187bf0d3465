"""Swedish: do the incidents happen at other times than before?"""

from analysis.week_change import Part
from pages.shared.text.parts.hours import HoursText

HOURS = HoursText(
    question="Sker händelserna vid andra tider än förut?",
    short_refused="Går inte att svara på här.",
    short_same="Nej, ingen tydlig ändring.",
    short_cells="Delvis: inte på det hela taget, men {n} av {tested} tider på veckan sticker ut.",
    short_unclear="Går inte att avgöra.",
    short_changed="Ja, tiderna har ändrats.",
    same="Inget tyder på att händelserna fördelar sig annorlunda över veckan än förut (p {p}).",
    unclear="Det går inte att avgöra om händelserna fördelar sig annorlunda över veckan än förut (p {p}). "
    "De är så få att inte ens en halvering av den största delen skulle synas.",
    changed="Händelserna fördelar sig annorlunda över veckan än förut (p {p}).",
    largest="Störst skillnad: {part}, från {before} av händelserna till {after}, {change} "
    "({interval}).",
    limit="En ändring på upp till {points} procentenheter för någon del av veckan går ändå inte "
    "att utesluta.",
    none_tested="Händelserna är för få för att pröva enskilda tider på veckan.",
    no_cells="Av {tested} prövade tider på veckan sticker ingen ut.",
    cells="Av {tested} prövade tider på veckan sticker {n} ut.",
    cells_up="Större del än förut: {times}.",
    cells_down="Mindre del än förut: {times}.",
    and_more="och {n} till",
    unknown="{share} av händelserna saknar känt klockslag och är inte med.",
    only_described="Åtgärdernas klockslag är inte kända, så det går inte att säga om händelser har "
    "flyttat från tider med åtgärder till andra tider.",
    parts={
        Part.NIGHT: "natt kl. 00\N{EN DASH}06",
        Part.MORNING: "förmiddag kl. 06\N{EN DASH}12",
        Part.AFTERNOON: "eftermiddag kl. 12\N{EN DASH}18",
        Part.EVENING: "kväll kl. 18\N{EN DASH}24",
        Part.WEEKEND: "lördag och söndag",
    },
    parts_title="{part}: {before} av händelserna före, {after} efter",
    parts_title_same="Ingen tydlig ändring av när på dygnet och veckan händelserna sker",
    parts_note=(
        "Händelser med från- och till-tid är jämnt fördelade över spannet (aoristiskt), så "
        "antalen är väntevärden, avrundade. Hela veckan prövas med chi-två i åtta delar (fyra av "
        "dygnet, vardag och helg), ett test. Intervallen är Newcombes och gäller en del av veckan "
        "i taget."
    ),
    parts_title_unclear="För få händelser för att se om tiderna har ändrats",
    dispersion="Testen räknar med att antalen varierar {phi} gånger så mycket som slumpen (\N{GREEK SMALL LETTER PHI} från månaderna före).",
    parts_subtitle="Andel av händelserna",
    part_columns=("Del av veckan", "Före", "Efter", "Skillnad, procentenheter", "95 % intervall"),
    limits="{low} till {high}",
    title_same="Av {tested} prövade tider på veckan sticker ingen ut",
    title_changed="Av {tested} prövade tider på veckan sticker {n} ut",
    week_subtitle="Händelser per år och tid på veckan",
    week_columns=("Veckodag", "Klockslag", "Före, per år", "Efter, per år", "Skillnad", "Tolkning"),
    note=(
        "Händelser med från- och till-tid är jämnt fördelade över spannet (aoristiskt). {tested} "
        "tider om tre timmar prövas var för sig (chi-två med N \N{MINUS SIGN} 1 på tidens del av "
        "alla händelser), de där minst 5 händelser väntas i båda perioderna. Benjamini\N{EN DASH}"
        "Hochbergs regel för många test: av dem som sticker ut är ungefär en av tjugo falskt "
        "larm."
    ),
)
