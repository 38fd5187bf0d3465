"""The big screen, in Swedish."""

from pages.shared.text.parts.present import PresentText

PRESENT = PresentText(
    start="Visa på storskärm",
    this_view="Den här vyn",
    whole_story="Hela utvärderingen",
    report="Rapporten: {title}",
    light="Ljust rum: starkare kontrast",
    previous="Föregående bild",
    next="Nästa bild",
    leave="Avsluta",
    leave_help="Tillbaka till sidan (Esc)",
    keys="Piltangenter byter bild, B gör skärmen svart, F fyller skärmen, Esc avslutar.",
    progress="{number} av {count}",
    announced="Bild {number} av {count}: {title}",
    black="Skärmen är svart. B visar bilden igen.",
    opening="Öppnar bilden …",
    question="Frågan",
    asks="Ändrades antalet händelser i {area} mer än i jämförelseområdena?",
    asks_of_answers="Ändrades svaren i {area} mer än i jämförelseområdena?",
    before="Före: {period}.",
    after="Efter: {period}.",
    compared="Jämförs med {areas}.",
    compared_many="Jämförs med {n} områden.",
    doubts="Det här talar emot svaret",
    more="Och {n} till, på sidan.",
    refused="Det går inte att svara",
    no_figures="Här finns ingen figur",
    no_figures_why="Vyn {page} har inget att visa på storskärm. Esc leder tillbaka.",
    no_data="Det finns inga data att visa ännu",
    empty="Rapporten är tom",
)
