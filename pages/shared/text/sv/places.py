"""Swedish: are the incidents on the same streets as before?"""

from pages.shared.text.parts.places import PlacesText
from pages.shared.text.small import SMALL

PLACES = PlacesText(
    question="Ligger händelserna på samma gator som förut?",
    short_refused="Går inte att svara på här.",
    short_same="Ja, ingen tydlig ändring.",
    short_unclear="Går inte att avgöra.",
    short_changed="Nej, mönstret har ändrats: {n} av {tested} {places}.",
    segments="sträckor",
    areas="områden",
    on_streets="på samma gator",
    in_areas="i samma områden",
    largest_segment="på den största sträckan",
    largest_area="i det största området",
    no_streets="Här finns inga gatusträckor inlästa, så planens områden jämförs i stället.",
    same="Händelserna ligger {where} som förut: av {tested} {places} har ingen en tydligt större "
    "eller mindre del av dem.",
    unclear="Det går inte att avgöra om händelserna ligger {where} som förut. De är så få att inte "
    "ens en halvering {largest} skulle synas.",
    changed="Mönstret har ändrats: {n} av {tested} {places} har en tydligt annan del av "
    "händelserna än förut ({up} större, {down} mindre).",
    not_level="Det säger var händelserna ligger, inte om de är fler eller färre.",
    top="De 20 procent av alla {places} som har flest händelser hade {before} av dem före och "
    "{after} efter.",
    off_street="{share} av händelserna i områdena ligger mer än {metres} meter från alla inlästa "
    "sträckor, eller saknar position, och är inte med.",
    title_same="Av {tested} {places} har ingen en tydligt annan del av händelserna",
    title_unclear="För få händelser för att se om mönstret har ändrats",
    title_changed="{n} av {tested} {places} har en tydligt annan del av händelserna",
    plan_areas="planens områden",
    segment="{street}, sträcka {number}",
    nameless="Gata utan namn",
    columns=(
        "Plats",
        "Längd, meter",
        "Före (95 % intervall)",
        "Efter (95 % intervall)",
        "Tolkning",
    ),
    before="Före",
    after="Efter",
    larger="tydligt större del av händelserna",
    smaller="tydligt mindre del av händelserna",
    no_change="ingen tydlig ändring",
    note="Varje plats del av alla händelser före jämförs med dess del efter (rumsligt "
    "punktmönstertest, SPPT, chi-två med N \N{MINUS SIGN} 1). {tested} test görs samtidigt; "
    "en ändring räknas som tydlig om p är under 0,05 efter Benjamini\N{EN DASH}Yekutielis regel. "
    "Likhetsindex S = {similarity}: den andel av {tested} {places} som inte ändrades när var och en "
    "prövas för sig, utan regeln. "
    "Intervallen är exakta Poissonintervall och räknar bara med slumpen.",
    dispersion="Testen räknar med att antalen varierar {phi} gånger så mycket som slumpen (\N{GREEK SMALL LETTER PHI} från månaderna före).",
    empty_note="Utan händelser i båda perioderna, och inte prövade: {n} {places}.",
    hidden_note="Visas inte: {n} {places} med " + SMALL + " händelser eller färre än tre platser i "
    "någon av perioderna, och sådana som skulle avslöja dem.",
)
