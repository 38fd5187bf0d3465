"""Swedish: the page Trends."""

from pages.shared.text.parts.trends import TrendsText

TRENDS = TrendsText(
    title="Trender",
    lead="Utforska hur många händelser som har registrerats, när och av vilket slag. "
    "Här bedöms ingenting; svaren på planens frågor finns på sidan Effekt.",
    heading="Månad för månad",
    monthly_title="{n} händelser {period}",
    monthly_subtitle="Händelser per månad. {groups}, {areas}",
    rolling_title="Senaste tolv månaderna",
    rolling_up="{last} händelser de senaste tolv månaderna mot {earlier} de tolv dessförinnan",
    count_axis="Händelser per månad",
    rolling_axis="Händelser på tolv månader",
    rolling="Rullande tolv månader",
    before="Före",
    implementation="Införande",
    after="Efter",
    start="Start",
    hours_title="Flest händelser på {weekday}ar kl. {hours}",
    hours_subtitle="Händelser per veckodag och tid på dygnet. {groups}, {areas}, {period}",
    hours_note="Händelser med bara från- och till-tid är jämnt fördelade över spannet (aoristiskt). "
    "Okända klockslag är inte med.",
    weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    hour_columns="{start:02}\N{EN DASH}{end:02}",
    groups_title="{n} av {of} brottsgrupper ändrades mer på ett år än slumpen brukar ge",
    groups_title_none="Ingen av {of} brottsgrupper ändrades mer på ett år än slumpen brukar ge",
    groups_title_few="För få händelser för att jämföra brottsgrupperna",
    groups_subtitle="{latest} mot {earlier}, {areas}",
    group_columns=("Brottsgrupp", "Samma månader året före", "Senaste", "Skillnad", "Tolkning"),
    signal="större än slumpen brukar ge",
    no_signal="kan bero på slumpen",
    too_few="för få för att jämföra",
    looked_at="{n} brottsgrupper granskade samtidigt; någon kan sticka ut av en slump.",
    no_year="Rullande tolv månader kräver minst tolv färdiga månader i den valda perioden.",
    no_two_years="Jämförelsen per brottsgrupp kräver två års uppgifter före den valda periodens slut.",
    no_hours="Inga händelser i urvalet har känt klockslag.",
    month_column="Månad",
    count_column="Händelser",
    hour_axis="Klockslag",
)
