"""Swedish: the page Map."""

from pages.shared.text.parts.map import MapText

MAP = MapText(
    title="Karta",
    lead="Var ligger händelserna tätt, före och efter? Samma skala för båda, så att de går att jämföra.",
    view="Visa",
    before="Före",
    after="Efter",
    difference="Skillnad",
    density_finding="{area}: som tätast {peak} händelser per km² och år, {period}",
    difference_finding="{area}: som mest {down} färre och {up} fler händelser per km² och år efter än före",
    unit="Händelser per km² och år",
    unit_difference="Fler eller färre händelser per km² och år, efter minus före",
    withheld="Händelser i rutor med för få händelser (färre än fem, eller på färre än tre platser, i någon av perioderna) är inte ritade.",
    follows_plan="Kartan visar planens perioder för {area}; områden och period i filtren påverkar den inte.",
    n_drawn="n = {n} ritade händelser i kartans område.",
    everywhere="Hela kartan",
    thin_note="Ungefärlig plats. Rutor om 250 meter med för få händelser ritas inte.",
    approximate="Bandbredd {bandwidth} meter, samma i båda perioderna.",
    table_columns=("Område", "Före, per år", "Efter, per år", "Skillnad, per år"),
    role={
        "pilot": "Pilotområde",
        "comparison": "Jämförelseområde",
        "buffer": "Buffertzon",
        "other": "Annat område",
    },
    refused_title="Ingen värmekarta",
    refused="Värmekartan ritas inte: {reason}",
    zoom_in="Zooma in",
    zoom_out="Zooma ut",
    no_ground="Den schematiska kartan når inte hit. Läs in en egen bakgrundskarta på sidan Underlag.",
    own_basemap="Egen bakgrundskarta",
    not_drawn="Under {smallest} ritas inte.",
    class_more="{span} fler",
    class_fewer="{span} färre",
    whole_year="Inga pilotperioder går att jämföra i underlaget; kartan visar den valda perioden.",
)
