"""Swedish: would we have seen it before the start?"""

from analysis.placebo_in_time import Seen
from pages.shared.text.parts.in_time import InTimeText

IN_TIME = InTimeText(
    question="Hade vi sett det redan före starten?",
    short={
        Seen.NOTHING: "Nej, inget syns före starten.",
        Seen.CHANGE: "Ja, en förändring syns redan före starten.",
        Seen.CANNOT_TELL: "Går inte att avgöra.",
    },
    said={
        Seen.NOTHING: "Vi låtsas att piloten började tidigare, när inget hade hänt. Då syns ingen förändring, precis som det ska vara: {starts} av {all} tidigare starter gick att pröva.",
        Seen.CHANGE: "Vi låtsas att piloten började tidigare, när inget hade hänt. Ändå syns en förändring. Då kan en del av skillnaden efter den riktiga starten ha börjat före den.",
        Seen.CANNOT_TELL: "Vi låtsas att piloten började tidigare, när inget hade hänt. Intervallen är så breda att en förändring lika stor som den efter starten inte hade synts säkert: {starts} av {all} tidigare starter gick att pröva.",
    },
    none="Ingen tidigare start går att pröva: raderna i tabellen säger varför.",
    title={
        Seen.NOTHING: "{area}: ingen förändring syns när starten flyttas bakåt",
        Seen.CHANGE: "{area}: en förändring syns redan när starten flyttas bakåt",
        Seen.CANNOT_TELL: "{area}: det går inte att avgöra om något ändrades före starten",
    },
    subtitle="{outcome}, jämfört med väntat, med starten flyttad bakåt i tiden",
    row="{back} månader tidigare",
    true_start="Den riktiga starten",
    columns=("Start", "Efter", "Före", "Förändring jämfört med väntat", "Lägst", "Högst"),
    note="Placeboprov i tiden: samma jämförelseområden och metod som huvudresultatet. Alla månader ligger före den riktiga starten, och före och efter har samma kalendermånader. Varje intervall är på 95 %: av ren slump hamnar något av de tre utanför i ungefär vart tionde fall.",
)
