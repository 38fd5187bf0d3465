"""Which place could be next, in Swedish."""

from analysis.decision.candidates import Criterion
from analysis.results import Reason
from pages.shared.text.parts.where_next import WhereNextText
from pages.shared.text.small import SMALL

WHERE_NEXT = WhereNextText(
    heading="Vilka platser ligger närmast till hands?",
    lead=(
        "Alla områden utom piloterna och deras buffertzoner, ordnade efter behov och efter hur lika "
        "de är pilotområdet {pilot}. Ordningen är ett underlag, inte ett beslut: den visar var "
        "behovet är störst, inte var arbetet skulle ha effekt."
    ),
    refused="Områdena går inte att ordna: {reason}",
    weights="Vad ska väga tungt?",
    weights_lead=(
        "Vikterna är ett val, inte ett resultat. Bara förhållandet mellan dem räknas; 0 tar bort "
        "ett mått. Valet ligger i länken."
    ),
    weight="Vikt: {what}",
    criterion={
        Criterion.RATE_KM2: "händelser per km²",
        Criterion.RATE_BUSINESS: "händelser per verksamhet",
        Criterion.TREND: "utveckling",
        Criterion.CONCENTRATION: "koncentration",
        Criterion.INSECURITY: "otrygghet",
        Criterion.BUSINESSES: "täthet av verksamheter",
        Criterion.LIKENESS: "likhet med piloten",
    },
    weighs_nothing="Sätt minst en vikt över noll.",
    title_none="Inget område ligger nästan alltid bland de tre främsta",
    title_some="{names} ligger nästan alltid bland de tre främsta",
    subtitle=(
        "Plats i ordningen av {n} områden, {outcome}, {period}. Romb: jämförelseområde. "
        "Streck: platser som 90 % av dragningarna ger"
    ),
    nearly_always=(
        "Bland de tre främsta i minst 90 % av {draws} dragningar, var för sig: {names}. Varje dragning "
        "har andra antal, som slumpen kan ha gett, och andra vikter."
    ),
    order_told="Ordningen mellan dem är densamma i nästan alla dragningar.",
    order_untold="Ordningen mellan dem kan inte avgöras.",
    nobody=(
        "Inget område ligger bland de tre främsta i minst 90 % av {draws} dragningar: ordningen "
        "beror på slumpen och på hur måtten viktas."
    ),
    mostly="Oftast bland de tre främsta: {names}.",
    named_share="{name} ({share})",
    axis="Plats i ordningen (1 = överst)",
    inner="Tjockt: slumpen och det okända, dina vikter",
    outer="Tunt: andra vikter också",
    rank_columns=(
        "Område",
        "Plats",
        "Platser med dina vikter (90 %)",
        "Platser med alla vikter (90 %)",
        "Bland de tre främsta",
        "Känt",
    ),
    is_comparison="{name} (jämförelseområde)",
    known="{share} av vikten",
    n="n = {n} händelser i {areas} områden.",
    note=(
        "Varje mått görs om till områdets plats bland de kända (0\N{EN DASH}100 %), så att ett "
        "område med mycket höga tal inte ensamt avgör, och vägs samman. Det som inte är känt räknas "
        "som mitten, aldrig som noll, och i dragningarna som vad som helst från lägst till högst. "
        "Dragningar: andra antal som samma uppgifter tillåter (överspridd Poisson, empirisk Bayes) "
        "och vikter ur alla tänkbara (Dirichlet), med fast frö. Poängen beror på vilka områden som "
        "är med."
    ),
    weighted="Vikter: {weights}.",
    regression=(
        "Ett område som hade många händelser ett år får ofta färre nästa år av sig självt "
        "(regression mot medelvärdet). Därför bygger måtten på {years} år, och antalen vägs samman "
        "med vad områdena har i genomsnitt. Välj ändå inte plats efter en enda dålig tid."
    ),
    costs_evaluation=(
        "{n} av områdena är {n:jämförelseområde|jämförelseområden} (romb). Börjar arbetet i ett "
        "sådant går det inte längre att jämföra med det, och utvärderingen av piloterna blir "
        "osäkrare."
    ),
    hidden=(
        "{n} {n:område visas|områden visas} inte alls, inte heller någon plats i ordningen: något år "
        "har " + SMALL + " händelser, inga alls, eller ett antal som skulle avslöja andras."
    ),
    unplaced="För lite är känt (under hälften av vikten): {names}.",
    unused="Vägs inte, eftersom färre än fem områden har måttet: {names}.",
    values_heading="Vad som är känt om varje område",
    values_title="Måtten för {n} områden, de överst i ordningen först",
    values_subtitle="{outcome}, {period}. Händelser om inget annat sägs. Inom parentes: 95 % osäkerhet, eller antalet svar",
    values_columns={
        Criterion.RATE_KM2: "Per km² och år",
        Criterion.RATE_BUSINESS: "Per 100 verksamheter och år",
        Criterion.TREND: "Utveckling per år",
        Criterion.CONCENTRATION: "I värsta femtedelen",
        Criterion.INSECURITY: "Otrygga",
        Criterion.BUSINESSES: "Verksamheter per km²",
        Criterion.LIKENESS: "Likhet",
    },
    value="{value} ({low} till {high})",
    of_answers="{share} av {n} svar",
    of_traits="{share} av {n} drag",
    short={
        Reason.ITEM_NOT_ASKED: "inte frågat",
        Reason.ONE_AREA: "för liten yta",
        Reason.TOO_FEW_POINTS: "för få händelser",
        Reason.NO_INCIDENTS: "inga händelser",
        Reason.NO_POSITIONS: "platser saknas",
        Reason.CENTROIDS: "platser saknas",
        Reason.NO_AREA_SIZE: "yta saknas",
        Reason.NO_BASE: "okänt",
        Reason.FEW_BEFORE: "för få händelser",
    },
    area="Område",
    asked="Otrygga: {item}, {wave}.",
    not_asked="Ingen har tillfrågats om otrygghet i något område.",
    values_note=(
        "Händelser: vägda samman med vad alla kandidater har (empirisk Bayes), så att höga tal som "
        "kan vara slump dras mot mitten. Utveckling: linje genom hela år mot de andra områdena "
        "tillsammans. Koncentration: rutor om 50 m, ordnas efter Gini justerad för få händelser. "
        "Likhet: drag (nivå, utveckling, säsong, brottsmix, verksamheter) som liknar pilotens före "
        "starten; ett drag som delvis liknar räknas som ett halvt."
    ),
    seen_heading="Vad skulle kunna synas där?",
    seen_title="Efter {months} månader syns en förändring på {least}\N{EN DASH}{most}, beroende på område",
    seen_title_never="Den förändring planen hoppas på kan inte synas i något av områdena",
    seen_subtitle=(
        "{outcome}. Området som pilot från {start}, mot pilotens jämförelseområden utom det själv"
    ),
    seen_columns=(
        "Område",
        "Minsta efter {months} mån",
        "Minsta någonsin",
        "Månader för {hoped}",
        "Månader för {large}",
    ),
    nothing_seen="ingen",
    months="{n} {n:månad|månader}",
    never="syns aldrig",
    seen_note=(
        "Ses i åtta fall av tio (80 % styrka), med huvudtalets prognosintervall och hur mycket "
        "områden går isär av sig själva. \N{RIGHT DOUBLE QUOTATION MARK}Syns aldrig\N{RIGHT DOUBLE QUOTATION MARK}: fler månader hjälper inte."
    ),
)
