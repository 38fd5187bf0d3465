"""Swedish: does the monthly series show the same change?"""

from pages.shared.text.parts.series import SeriesText

SERIES = SeriesText(
    question="Syns samma ändring i månadsserien?",
    short_refused="Går inte att svara på här.",
    short_same="Ja, åt samma håll: {change} ({interval}).",
    short_other="Nej, åt andra hållet: {change} ({interval}).",
    short_alone="Serien visar {change} ({interval}), men huvudsvaret är inte avgjort.",
    short_unclear="Går inte att avgöra ({interval}).",
    short_hangs="Svaret hänger på hur det räknas.",
    said_step="Efter införandet var händelserna i {area} {change} {basis}.",
    said_slope="I slutet av efterperioden var händelserna i {area} {change} {basis}.",
    at_end="{change} i slutet av efterperioden",
    between="mellan {low} och {high} än väntat",
    expected=(
        "Väntat är att området följer sin egen trend och säsong, och ändras som jämförelseområdena."
    ),
    n="n = {n} händelser i pilotområdet, {months} månader.",
    cannot_tell="Serien kan inte avgöra om det blev fler eller färre.",
    headline_decides=(
        "Det är svaret överst på sidan som gäller. Dess prognosintervall räknar med att områden "
        "går isär av egna skäl, och det gör inte intervallet här."
    ),
    course_said="Så väntas förändringen komma enligt planen: {course}.",
    course_not_said=(
        "Planen säger inte hur förändringen väntas komma. Den räknas därför som en förändring "
        "på en gång."
    ),
    go_together=(
        "Varning: månader nära varandra liknar varandra mer än modellen räknar med. Intervallet "
        "är därför troligen för smalt."
    ),
    reading={-1: "färre än väntat", 0: "det går inte att avgöra", 1: "fler än väntat"},
    newey_west="Månader får likna varandra (Newey\N{EN DASH}West)",
    newey_west_differs=(
        "Varning: om intervallet ska tåla att månader nära varandra liknar varandra blir "
        "slutsatsen en annan: {reading}."
    ),
    pandemic="Utan pandemin (mars 2020\N{EN DASH}september 2021)",
    pandemic_same="Slutsatsen är densamma utan pandemins månader.",
    pandemic_differs=(
        "Slutsatsen hänger på pandemins månader. Utan dem blir den en annan: {reading}."
    ),
    pandemic_refused="Utan pandemins månader går serien inte att räkna på: {reason}",
    pandemic_none="Inga av pandemins månader är med i serien.",
    before="Bara planens föreperiod",
    before_differs=(
        "Slutsatsen hänger på månaderna före planens föreperiod. Utan dem blir den en annan: "
        "{reading}."
    ),
    model="Modellen",
    title="{area}, månadsserien: {change}",
    title_unclear="{area}: månadsserien kan inte avgöra om det blev fler eller färre",
    subtitle="{outcome}, händelser per månad, {period}",
    months_line="Månadens händelser",
    fitted_line="Modellen",
    expected_line="Väntat utan pilotområdets egen ändring",
    left_out="räknas inte",
    note=(
        "Alla månader före starten som uppgifterna täcker är med, inte bara planens föreperiod. "
        "Månaderna mellan före- och efterperioden räknas inte."
    ),
    rounded="Linjerna är avrundade till hela händelser, så att de inte avslöjar månader som inte visas.",
    table_title="Hur mycket hänger svaret på hur det räknas?",
    columns=("Beräkning", "Jämfört med väntat", "Lägst", "Högst", "Slutsats"),
    table_note=(
        "Intervall ({level}) efter Students t-fördelning på logskalan. Spridningen mellan månader skattas med Pearsons "
        "mått och räknas aldrig som mindre än slumpens. Newey\N{EN DASH}West räknar sex månader "
        "bakåt och får aldrig göra intervallet smalare."
    ),
)
