"""Swedish: the page Map, street segments."""

from pages.shared.text.parts.street_map import StreetMapText
from pages.shared.text.small import SMALL

STREET_MAP = StreetMapText(
    switch="Period",
    options={"before": "Före", "after": "Efter", "difference": "Skillnad"},
    unit="Händelser per 100 meter gata och år",
    unit_difference="Fler eller färre händelser per 100 meter gata och år, efter minus före",
    title="{around}: en femtedel av gatusträckorna har {share} av händelserna på gator",
    title_plain="{around}: {n} {n:gatusträcka|gatusträckor} har så många händelser att {n:den|de} visas",
    changed="{around}: {down} av {n} sträckor har tydligt färre händelser, {up} tydligt fler",
    only_rose="{around}: {up} av {n} sträckor har tydligt fler händelser, ingen tydligt färre",
    only_fell="{around}: {down} av {n} sträckor har tydligt färre händelser, ingen tydligt fler",
    unchanged="{around}: ingen av {n} sträckor har tydligt fler eller färre händelser",
    refused_title="Gatusträckorna går inte att visa",
    most="Flest för sin längd har {street}: {rate} händelser per 100 meter och år ({interval}).",
    top="Den femtedel av sträckorna som har flest hade {before} av händelserna på gator före och {after} efter.",
    top_one="Den femtedel av sträckorna som har flest har {share} av händelserna på gator.",
    off_street="{share} av händelserna ligger mer än {metres} meter från alla inlästa sträckor, eller saknar position, och är inte med.",
    difference_said="Skillnaden ritas som den är, också där den kan bero på slumpen. Vilka ändringar som är tydliga står i tabellen.",
    columns=(
        "Gatusträcka",
        "Längd, meter",
        "Före (95 % intervall)",
        "Efter (95 % intervall)",
        "Ändring",
    ),
    one_column="Per 100 m och år (95 % intervall)",
    rose="tydligt fler",
    fell="tydligt färre",
    no_change="ingen tydlig ändring",
    label="{street}: {rate} per 100 m och år",
    told="{period}: {rate} per 100 m och år",
    below="Under {smallest}",
    level="Mindre skillnad, eller ingen",
    hidden="Visas inte: för få händelser, eller avslöjar andra",
    n="n = {n} händelser på {segments} visade sträckor.",
    method="En händelse räknas till närmaste sträcka inom {metres} meter. Exakta Poissonintervall, som bara räknar med slumpen.",
    method_change="En ändring är tydlig om p är under 0,05 i en exakt prövning av takterna, efter Benjamini\N{EN DASH}Yekutielis regel för {n} prövade sträckor. Hänsyn tas till hur ojämna planens månader är, för händelser kommer i serier.",
    hidden_note="Visas inte: {n} {n:sträcka|sträckor} med "
    + SMALL
    + " händelser eller färre än tre platser i någon av perioderna, och sådana som skulle avslöja dem.",
    beyond_note="Sträckor utan händelser är inte ritade: kartan har {n} sträckor.",
)
