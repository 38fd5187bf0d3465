"""Swedish: the page Map, quarter by quarter."""

from pages.shared.text.parts.quarters import QuartersText
from pages.shared.text.small import LEAST_SV, ROUND_SV

QUARTERS = QuartersText(
    previous="Föregående kvartal",
    following="Nästa kvartal",
    play="Spela upp",
    pause="Pausa",
    quarter="Kvartal",
    name="kv {number} {year}",
    part="{months} {year}",
    marked="{quarter}, {phase}",
    phase={"before": "före", "implementation": "införande", "after": "efter"},
    said={
        "before": "{period} hör till perioden före.",
        "implementation": "{period} hör till införandet: det räknas varken som före eller efter.",
        "after": "{period} hör till perioden efter.",
    },
    finding="{area}, {quarter}: som tätast {peak} händelser per km² och år",
    refused_title="{area}, {quarter}: ingen värmekarta",
    withheld="Rutor med för få händelser under kvartalet (färre än "
    + LEAST_SV
    + ", eller på färre än tre platser) är inte ritade. Ju kortare tid, desto fler rutor saknas: jämför därför inte ett kvartal med hela perioder.",
    highest="Högst av kvartalen: {quarter}, {peak} händelser per km² och år.",
    columns=(
        "Område",
        "Som tätast, {quarter}",
        "Som tätast, föregående kvartal",
        "Högst av alla kvartal",
    ),
    n="n = {n} ritade händelser i kartans område under kvartalet, till närmaste " + ROUND_SV + ".",
    note="Alla kvartal ritas med samma skala och räknas om till händelser per år. En del av ett kvartal som hör till en annan period ritas för sig.",
)
