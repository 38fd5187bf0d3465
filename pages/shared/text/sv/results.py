"""Swedish: what results are called: units, methods, reasons, verdicts."""

from analysis.results import Method, Reason, Unit, Wording
from data.study import Direction

UNIT = {
    Unit.RATIO: "kvot (1 = som väntat)",
    Unit.INCIDENTS: "händelser",
    Unit.INCIDENT_DIFFERENCE: "händelser fler eller färre",
    Unit.INCIDENTS_PER_MONTH: "händelser per månad",
    Unit.INCIDENTS_PER_YEAR: "händelser per år",
    Unit.INCIDENTS_PER_100_M_YEAR: "händelser per 100 meter gata och år",
    Unit.SHARE: "andel",
    Unit.SHARE_POINTS: "procentenheter",
}

METHOD_NOTE = {
    Method.RELATIVE_RATE_RATIO: "Relativ kvot med prognosintervall, som räknar med att områden "
    "går isär av egna skäl.",
    Method.EXACT_RATE_RATIO: "Exakt betingat intervall för kvoten mellan två antal.",
    Method.EXACT_RATE: "Exakt Poissonintervall.",
    Method.WEIGHTED_DISPLACEMENT_DIFFERENCE: "Viktad omfördelningsdifferens, jämförelsen omräknad.",
    Method.WILSON: "Wilsons intervall.",
    Method.NEWCOMBE: "Newcombes intervall för olika personer.",
    Method.SHARE_CHANGE_DIFFERENCE: "Newcombes MOVER för skillnaden mellan två ändringar.",
    Method.NEWCOMBE_PAIRED: "Newcombes intervall för samma personer, frågade två gånger.",
    Method.POST_STRATIFIED: "Viktat till befolkningen; Wilsons intervall på det effektiva antalet svar.",
    Method.LOG_NORMAL: "Kvoten mellan två ändringar med lognormalt intervall, som bara räknar med slumpen.",
    Method.QUASI_POISSON: "Avbruten tidsserie, kvasi-Poisson med trend och säsong.",
    Method.CONTROLLED_SERIES: "Kontrollerad avbruten tidsserie: kvasi-Poisson med egen nivå och trend för pilotområdet och för jämförelseområdena tillsammans, och gemensam säsong.",
    Method.EMPIRICAL_BAYES: "Hauers empiriska Bayes: antalen vägs samman med vad sådana platser har i genomsnitt.",
    Method.REPORTING_TAKEN_OUT: "Grovt räkneexempel: huvudtalet delat med hur andelen som anmäler ändrades, med båda osäkerheterna "
    "(deltametoden på logaritmen). Andelen bland utsatta företag antas gälla för allt som räknas.",
}

REASON = {
    Reason.TOO_FEW_COMPARISON_AREAS: "för få jämförelseområden för att veta hur mycket områden "
    "skiljer sig åt ändå (minst fem behövs, med minst fem händelser före).",
    Reason.PILOT_IS_COMPARISON: "pilotområdet är med bland sina egna jämförelseområden.",
    Reason.TOO_UNRULY: "månaderna varierar så mycket ({size} gånger slumpen) att inget går att säga.",
    Reason.NOT_COUNTS: "antalen är inte hela tal från noll och uppåt, så det går inte att räkna på dem.",
    Reason.NO_INCIDENTS: "det finns inga händelser, varken före eller efter.",
    Reason.NOTHING_BEFORE: "det finns inga händelser före att jämföra med.",
    Reason.PRELIMINARY: "{size} {size:månad|månader} i perioderna är {size:preliminär|preliminära} och kan ändras.",
    Reason.FEW_BEFORE: "bara {size} {size:händelse|händelser} före; en procentsats på så få säger mer än vi vet.",
    Reason.NO_EARLIER_YEAR: "uppgifterna täcker inte samma månader året innan.",
    Reason.FEW_IN_WINDOW: "färre än tjugo händelser före; en procentsats på så få säger mer än vi vet.",
    Reason.FEW_IN_PERIOD: "färre än {size} händelser före eller efter.",
    Reason.NO_SEGMENTS: "det finns varken gatusträckor eller områden att jämföra.",
    Reason.NO_HOURS: "ingen händelse har känt klockslag.",
    Reason.NO_COMPARISON: "det finns inga användbara jämförelseområden.",
    Reason.NO_BUFFER: "ingen buffertzon är angiven.",
    Reason.NO_DATA_IN_PERIOD: "uppgifterna täcker inte både före- och efterperioden.",
    Reason.SMALL_COUNT: "bygger på 1\N{EN DASH}4 händelser, som kan peka ut någon.",
    Reason.SMALL_MONTHS: "någon månad har bara 1\N{EN DASH}4 händelser; summor över tolv månader skulle avslöja den.",
    Reason.FEW_ANSWERS: "färre än tio svar.",
    Reason.NO_ANSWERS: "ingen har svarat.",
    Reason.NO_WAVE_DATES: "mätningarna saknar datum, så det går inte att veta vilka som är före och efter.",
    Reason.NO_WAVE_BEFORE: "ingen mätning gjordes före starten.",
    Reason.NO_WAVE_AFTER: "ingen mätning har gjorts efter införandet.",
    Reason.CENTROIDS: "händelserna ligger på ett fåtal gemensamma punkter (mittpunkter för områden), "
    "inte på sina platser. En värmekarta skulle visa var mittpunkterna ligger. Antalen "
    "stämmer ändå; se sidan Trender.",
    Reason.NO_POSITIONS: "händelserna saknar position.",
    Reason.TOO_FEW_POINTS: "färre än tio händelser att rita.",
    Reason.NO_STUDY: "ingen utvärderingsplan är inläst.",
    Reason.ITEM_NOT_ASKED: "frågan finns inte i enkäten.",
    Reason.SHORT_BEFORE: "föreperioden är bara {size} {size:månad|månader}; det behövs minst ett år.",
    Reason.NEVER_SEEN: "fler månader hjälper inte: så mycket skiljer sig områden från varandra ändå.",
    Reason.ZERO_COUNT: "ett av antalen är noll; en kvot kräver händelser i vart och ett.",
    Reason.NO_PILOT_CHANGE: "pilotområdet ändrades precis som jämförelseområdena, så det finns inget att ställa omfördelningen mot.",
    Reason.NO_VARIATION: "alla värden är lika, så inget sticker ut.",
    Reason.ONE_AREA: "allt ligger i ett och samma område eller grannskap, så det finns inget att jämföra med.",
    Reason.NO_AREA_SIZE: "ett område saknar yta.",
    Reason.EMPTY_STRATUM: "en grupp i befolkningen saknar svar; slå ihop den med en annan grupp.",
    Reason.EMPTY_LINE: "en rad eller kolumn i tabellen saknar svar; utelämna den.",
    Reason.NO_STEP: "det finns ingen tid före förändringen, eller ingen efter den.",
    Reason.FEW_MONTHS_BEFORE: "bara {size} {size:månad|månader} före; en månadsserie behöver minst 24.",
    Reason.FEW_MONTHS_AFTER: "bara {size} {size:månad|månader} efter som är klara; en månadsserie behöver minst 12.",
    Reason.FEW_A_MONTH: "i snitt bara omkring {size} {size:händelse|händelser} i månaden, före eller efter; en månadsserie behöver minst fem.",
    Reason.TOO_SHORT_SERIES: "serien är för kort för den trend, säsong och förändring som ska skattas.",
    Reason.NO_OCCURRENCE_TIME: "tiden för händelsen är okänd.",
    Reason.END_BEFORE_START: "händelsen slutar innan den börjar.",
    Reason.NO_EST_REPORTS: "inga EST-rapporter med datum är inlästa för området.",
    Reason.FEW_SHARED_MONTHS: "rapporterna täcker bara {size} {size:kalendermånad|kalendermånader} som finns både före och efter; det behövs minst tre.",
    Reason.UNDER_THIRTY: "färre än 30 svar i någon av de grupper som jämförs.",
    Reason.NO_ALARMS: "ingen larmserie finns i uppgifterna.",
    Reason.NO_DAYS: "uppgifterna säger inte vilken dag händelserna inträffade.",
    Reason.FEW_AREAS_TO_SHOW: "färre än fem områden har tillräckligt många händelser.",
    Reason.TOO_FEW_AREAS: "det finns för få områden att placera piloterna bland.",
    Reason.NO_YEAR_EARLIER: "uppgifterna täcker inte både fönstret och samma månader året före.",
    Reason.LONG_WINDOW: "fönstret är längre än tolv månader och skulle jämföras med en del av sig självt.",
    Reason.NO_EARLIER_YEARS: "det krävs minst två tidigare år där månaderna kan visas.",
    Reason.NO_BASE: "basmått saknas för något av områdena.",
}

WORDING = {
    (
        Wording.WRONG_WAY,
        Direction.DECREASE,
    ): "Ökning: granska först om anmälningarna har ändrats",
    (Wording.CLEAR, Direction.DECREASE): "Tydlig minskning",
    (Wording.SMALLER_THAN_HOPED, Direction.DECREASE): "En minskning, mindre än hoppats",
    (Wording.PROBABLE, Direction.DECREASE): "Trolig minskning, storleken är osäker",
    (Wording.UNLIKELY, Direction.DECREASE): "En så stor minskning som hoppats är osannolik",
    (Wording.CANNOT_TELL, Direction.DECREASE): "Går ännu inte att avgöra",
    (
        Wording.WRONG_WAY,
        Direction.INCREASE,
    ): "Minskning: granska först om mätningen har ändrats",
    (Wording.CLEAR, Direction.INCREASE): "Tydlig ökning",
    (Wording.SMALLER_THAN_HOPED, Direction.INCREASE): "En ökning, mindre än hoppats",
    (Wording.PROBABLE, Direction.INCREASE): "Trolig ökning, storleken är osäker",
    (Wording.UNLIKELY, Direction.INCREASE): "En så stor ökning som hoppats är osannolik",
    (Wording.CANNOT_TELL, Direction.INCREASE): "Går ännu inte att avgöra",
}
