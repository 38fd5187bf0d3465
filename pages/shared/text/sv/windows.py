"""Swedish: the page Trends, this year against last."""

from pages.shared.text.parts.windows import WindowsText

WINDOWS = WindowsText(
    heading="I år mot samma månader i fjol",
    lead="En egen period, till exempel juni till augusti, jämförs med samma månader året före. Jämförelserna följer de områden och brottsgrupper som är valda till vänster, men inte månaderna där. Preliminära månader är inte med i någon jämförelse.",
    from_month="Egen period från och med",
    to_month="Egen period till och med",
    year_to_date="Hittills i år",
    latest="Senaste månaden",
    own="Egen period",
    title="Hittills i år {after} {after:händelse|händelser}, samma månader i fjol {before}",
    title_hidden="Hittills i år och en egen period mot samma månader året före",
    subtitle="Registrerade händelser. {groups}, {areas}",
    columns=(
        "Period",
        "Månader",
        "Samma månader året före",
        "Under perioden",
        "Skillnad",
        "I procent",
        "Tolkning",
    ),
    no_share="\N{EN DASH}",
    hidden="visas inte, för det skulle röja en månad med få händelser",
    note="Flera perioder granskas samtidigt; något kan sticka ut av en slump. Procent anges från {share_from} händelser året före. Slumpens gräns: två gånger skillnaden mellan antalens kvadratrötter är högst {limit}, som är tre gånger roten ur seriens spridning. Av en ren slump kommer ungefär en period av trettio över den.",
    settled="Sista färdiga månad: {month}.",
    rates_title="{after} händelser per {per} hittills i år, {before} i fjol",
    rates_title_hidden="Händelser per 1 000, och samma månader året före",
    rates_subtitle="Händelser under perioden, per 1 000. {groups}, {areas}",
    rates_columns=("Period", "Per", "Samma månader året före", "Under perioden"),
    per={"residents": "1 000 invånare", "businesses": "1 000 verksamheter"},
    rate="{rate} (basmått {year})",
    rates_note="Basmåttets år står inom parentes: det senaste till och med periodens år som finns för alla valda områden. Talen gäller periodens månader och är inte omräknade till år. Invånare och verksamheter säger inte hur många som rör sig i området.",
    choose_areas="Välj ett eller flera områden till vänster för att se händelser i förhållande till invånare eller verksamheter.",
    no_base="Basmått saknas för något av de valda områdena, så händelser i förhållande till invånare eller verksamheter kan inte visas. Läs in invånare eller verksamheter per område och år som basmått på sidan Underlag.",
    no_windows="Jämförelsen kräver minst tretton färdiga månader i uppgifterna.",
)
