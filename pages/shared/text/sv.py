"""Swedish: the words. What goes into the slots is in sentences.py."""

from analysis.results import Doubt, Method, Reason, Unit, Wording
from data.intake import Kind
from data.personal import PersonalData
from data.preliminary import KnownBy
from data.problems import Remark, Rule
from data.progress import Step
from data.study import Direction
from pages.shared.text import (
    CardText,
    ColumnsText,
    CommandText,
    EffectText,
    EffectWords,
    FrameText,
    HistoryText,
    MapText,
    MethodText,
    OverviewText,
    QualityText,
    SafetyText,
    SourcesText,
    Text,
    TrendsText,
)
from pages.shared.text.numbers import SWEDISH

FRAME = FrameText(
    fictive="FIKTIVA DATA",
    fictive_long="FIKTIVA DATA \N{EN DASH} allt på den här sidan är påhittat för att visa verktyget.",
    schematic="Schematisk karta",
    pilot="Pilotområde",
    exploring="Utforska",
    exploring_help="Filtren styr sidan Trender. På Karta styr brottsgrupperna, och perioden bara där inga pilotperioder går att jämföra. Översikt, Effekt och Trygghet svarar alltid på de frågor som utvärderingsplanen ställer.",
    areas="Områden",
    groups="Brottsgrupper",
    from_month="Från och med",
    to_month="Till och med",
    everywhere="Alla områden",
    all_groups="Alla brottsgrupper",
    nothing_found="Inga händelser stämmer med urvalet.",
    dropped="Länken innehöll val som inte finns här och som därför inte används: {values}.",
    no_data="Det finns inga uppgifter att visa ännu. Läs in en fil på sidan Underlag, "
    "eller börja med exempeldata.",
    nothing_earlier="Det finns ingen tidigare version att gå tillbaka till.",
    no_data_kind="För det här behövs {kind}, som inte är inläst. Läs in en fil på sidan Underlag.",
    engine_unknown="Inställningen PILOTKOLLEN_ENGINE anger en databasmotor, {scheme}, som Pilotkollen inte känner till. Den kan vara postgres://användare@värd/databas eller spark://värd:7077, eller vara tom.",
    engine_missing="Databasmotorn {scheme} kräver paketet {package}, som inte är installerat på den här servern. Installera det eller töm inställningen PILOTKOLLEN_ENGINE.",
    engine_unreachable="Databasmotorn {address} svarar inte ({why}). Det som är inläst är orört. Kontrollera att motorn är igång, att den här servern når den och att dess användare får skapa tabeller, och läs sedan in sidan igen.",
)

CARD = CardText(
    show_table="Visa siffrorna",
    download_table="Ladda ner siffrorna (CSV)",
    source="Källa: {source}, uttag {extracted}.",
    source_fictive="påhittade uppgifter från Pilotkollen",
    no_extraction_date="okänt datum",
    n_incidents="n = {n} händelser.",
    n_split="n = {own} händelser i området och {others} i jämförelseområdena.",
    n_pilots="n = {n} händelser i pilotområdena.",
    n_answers="n = {n} svar.",
    stamp="Figur {id}, v {print}.",
    hidden_mark="··",
    no_value="saknas",
    hidden_note="·· = 1\N{EN DASH}4 händelser, visas inte av integritetsskäl.",
    preliminary_note="Streckat: preliminära uppgifter.",
    change_not_cause="Figuren visar förändring, inte orsak.",
)

WORDS = EffectWords(
    fewer="{share} färre",
    more="{share} fler",
    same="lika många",
    than_expected="{change} än väntat",
    same_as_expected="lika många som väntat",
    lower="{points} procentenheter lägre",
    higher="{points} procentenheter högre",
    same_points="oförändrad",
    at_least="minst {value}",
    with_interval="{value} ({low} till {high})",
    prediction_interval="{level} prognosintervall: {low} till {high}",
    confidence_interval="{level} konfidensintervall: {low} till {high}",
    points_interval="{level} konfidensintervall: {low} till {high} procentenheter",
    per_month="{number} i månaden",
    incidents_fewer="{number} färre",
    incidents_more="{number} fler",
    versus="mot",
    and_="och",
)

OVERVIEW = OverviewText(
    title="Översikt",
    lead="Vad har hänt i pilotområdena jämfört med vad jämförelseområdena ger skäl att vänta sig?",
    primary="Huvudutfall: {outcome}",
    headline="{area}, {outcome}: {change}",
    interval_title="Förändring av huvudutfallet, jämfört med väntat",
    interval_subtitle="Huvudutfallet jämfört med väntat, {periods}",
    expected_axis="Förändring jämfört med väntat",
    as_expected="som väntat",
    columns=("Område", "Före, per månad", "Efter, per månad", "Förändring", "Lägst", "Högst"),
    before_after="{before} före ({before_period}) och {after} efter ({after_period}).",
    expected="Väntat om området hade följt jämförelseområdena: {expected}.",
    safety_heading="Upplevd trygghet",
    data_heading="Underlag",
    data_line="{n} händelser, {period}.",
    what_now="Vad talar emot?",
    not_judged="Bedöms inte: {reason}",
)

TRENDS = TrendsText(
    title="Trender",
    lead="Utforska hur många händelser som har registrerats, när och av vilket slag. "
    "Här bedöms ingenting; svaren på planens frågor finns på sidan Effekt.",
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
    groups_title="Förändring per brottsgrupp mot samma månader året före",
    groups_subtitle="{latest} mot {earlier}, {areas}",
    group_columns=("Brottsgrupp", "Samma månader året före", "Senaste", "Skillnad", "Läsning"),
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
    follows_plan="Kartan visar planens perioder för {area}; av filtren styr här bara brottsgrupperna.",
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

EFFECT = EffectText(
    title="Effekt",
    lead="Ändrades antalet händelser mer i pilotområdet än i jämförelseområdena?",
    same_months_heading="Samma månader, före och efter",
    same_months_title="{area}: {before} i månaden före, {after} efter",
    same_months_columns=(
        "Område",
        "Händelser före",
        "Händelser efter",
        "Före, per månad",
        "Efter, per månad",
        "Förändring (95 % intervall)",
    ),
    pilot_row="{area} (pilot)",
    comparison_row="Jämförelseområden ({n} st)",
    buffer_row="Buffertzon",
    trend_heading="Månad för månad",
    trend_subtitle="Händelser per månad; jämförelseområdena omräknade till pilotens nivå före",
    comparison_line="Jämförelse, omräknad",
    trend_title="{area} och jämförelseområdena månad för månad",
    fewer_heading="Hur många händelser handlar det om?",
    fewer_title="{change} händelser under efterperioden än om området hade följt jämförelseområdena",
    fewer_nothing="Antalet händelser skiljer sig inte säkert från det väntade",
    fewer_subtitle="Viktad omfördelningsdifferens (WDD), jämförelsen omräknad till pilotens nivå",
    displacement_heading="Flyttade händelserna?",
    displacement_question="Ändrades antalet i gatorna och områdena runt om mer än väntat?",
    displacement_more="{value} händelser i buffertzonen än väntat ({interval}): "
    "tecken på omfördelning.",
    displacement_less="{value} händelser i buffertzonen än väntat ({interval}): "
    "tecken på positiv spridning.",
    displacement_unclear="Det går inte att avgöra om händelser har flyttat till buffertzonen: "
    "{value} jämfört med väntat ({interval}).",
    secondary_heading="Övriga frågor i planen",
    secondary_columns=(
        "Utfall",
        "Före, per månad",
        "Efter, per månad",
        "Jämfört med väntat",
        "Läsning",
    ),
    secondary_note="Flera frågor ställs samtidigt: en enstaka skillnad kan vara en slump. "
    "Beslutsregeln gäller bara huvudutfallet.",
    doubts_heading="Vad talar emot?",
    no_doubts="Inget särskilt, utöver att en jämförelse aldrig visar orsak.",
    method_heading="Så är det räknat",
    declared="Frågan, områdena och perioderna kommer ur utvärderingsplanen och ändras inte av filtren.",
    smallest="Minsta förändring värd att ha enligt planen: {change}.",
    comparison_areas="Jämförelseområden: {areas}.",
    one_period_only="En jämförelse före och efter är inte möjlig: {reason}",
)

SAFETY = SafetyText(
    title="Trygghet",
    lead="Hur upplever besökare och företag platsen, före och efter?",
    waves_title="{area}, {share}: {before} före, {after} efter",
    waves_subtitle="{item}. Andel av svaren, {respondents}",
    share_axis="Andel av svaren",
    comparison_line="Jämförelseområden",
    change_before_after="Före till efter",
    table_columns=("Område", "Mätning", "Andel", "Lägst", "Högst", "n"),
    change_columns=("Jämförelse", "Förändring, procentenheter", "Lägst", "Högst"),
    pilot_change="{area}, efter minus före",
    comparison_change="Jämförelseområden, efter minus före",
    difference_row="Skillnad i förändring (pilot minus jämförelse)",
    reporting_heading="Anmäler företagen oftare?",
    reporting_sentence_up="{area}: företagen polisanmäler en större andel av det de utsätts för: "
    "{before} före och {after} efter ({interval}; n = {n} svar). Antalet anmälda brott kan därför "
    "ha minskat mindre, eller ökat mer, än brotten själva.",
    reporting_sentence_down="{area}: företagen polisanmäler en mindre andel av det de utsätts för: "
    "{before} före och {after} efter ({interval}; n = {n} svar). Antalet anmälda brott kan därför "
    "ha minskat mer än brotten själva.",
    reporting_sentence_unclear="{area}: det går inte att se någon säker ändring av hur stor andel företagen polisanmäler: {before} före och {after} efter ({interval}; n = {n} svar).",
    reporting_no="Enkäten säger inte hur stor andel som anmäls: {reason}",
    own_wording="Frågorna är våra egna och kan inte jämföras med nationella undersökningar.",
    all_items_heading="Alla frågor",
    item_columns=("Fråga", "Svarande", "Mätning", "Andel", "Lägst", "Högst", "n"),
    respondents={
        "besökare": "besökare",
        "företag": "företag",
        "boende": "boende",
        "": "alla svarande",
    },
    definition="Räknas: svar {codes} av {valid}. Vet ej och uteblivna svar ingår inte.",
    unlinked_heading="Andelar i enkäten",
    share_same="**{area}**, {item}: ändrades lika mycket som i jämförelseområdena {basis}.",
    share_sentence="**{area}**, {item}: {change} än om den hade ändrats som i jämförelseområdena {basis}.",
)

SOURCES = SourcesText(
    title="Underlag",
    lead="Läs in filer, se vad som togs med och varför, och gå tillbaka om något blev fel.",
    add_heading="Läs in en fil",
    kind="Vad är det för fil?",
    guess="Filen ser ut att vara: {kind}.",
    file="Fil",
    add="Läs in",
    added="{name} är inläst: {kept} av {read} rader togs med.",
    afresh="Börja om utan det som är inläst nu",
    replaces="En ny fil ersätter den förra av samma slag. Inget försvinner: den gamla versionen finns kvar.",
    fresh_start="Nu används exempeldata. När du läser in en egen fil börjar du om utan dem; "
    "påhittade och verkliga uppgifter blandas aldrig.",
    sample="Exempeldata",
    load_sample="Läs in exempeldata",
    sample_loaded="Exempeldata är inlästa.",
    faults="Filen gick inte att läsa in. Inget har ändrats.",
    column={
        "occurred_from": "Brottstid från",
        "occurred_to": "Brottstid till",
        "reported_on": "Anmälningsdatum",
        "offence_text": "Brottsrubricering",
        "offence_code": "Brottskod",
        "offence_group": "Brottsgrupp",
        "n_offences": "Antal brott",
        "case_id": "Diarienummer",
        "area_name": "Område",
        "northing": "N (nordkoordinat)",
        "easting": "E (östkoordinat)",
        "latitude": "Latitud",
        "longitude": "Longitud",
        "place_type": "Platstyp",
        "victim_type": "Målsägandetyp",
        "source": "Källa",
        "extracted_on": "Uttagsdatum",
        "preliminary": "Preliminär",
        "month": "Månad",
        "count": "Antal",
        "area_id": "Områdets beteckning",
        "name": "Namn",
        "kind": "Typ",
        "valid_from": "Gäller från",
        "respondent_id": "Svarande",
        "wave": "Våg (mätning)",
        "answered_on": "Svarsdatum",
        "respondent_group": "Grupp",
        "weight": "Vikt",
        "item": "Fråga",
        "answer": "Svar",
        "year": "År",
        "day": "Dag",
        "hour": "Timme",
        "minute": "Minut",
        "clock": "Klockslag",
        "position": "Position (lat, lon)",
        "date": "Datum",
        "time": "Klockslag",
    },
    not_allowed="Du kan läsa sidorna. Filer läses in av den som har rollen analytiker eller administratör.",
    loading="{name} läses in",
    step={
        Step.READ: "Läser filen",
        Step.UNDERSTAND: "Tolkar tider, platser och brottstyper",
        Step.CHECK: "Kontrollerar raderna",
        Step.PLACE: "Lägger händelserna i sina områden",
        Step.SUMMARISE: "Räknar samman",
        Step.STORE: "Sparar den nya versionen",
    },
    cancel="Avbryt",
    cancelling="Avbryter …",
    cancelled="Inläsningen avbröts. Inget har ändrats.",
    basemap_hint="En egen bakgrundskarta (GeoPackage, GeoJSON, zippad shapefil eller .osm.pbf) "
    "ritas i stället för den schematiska.",
)

COLUMNS = ColumnsText(
    heading="Så läses kolumnerna",
    lead="Rubrikerna i filen jämförs med de namn vi känner till och med vad som står under dem. "
    "100 är ett känt namn. Rätta det som inte stämmer.",
    found="{count} kolumner är hittade bland filens {headers}.",
    unsure="Kontrollera särskilt: {columns}.",
    claimed="Välj själv under Rätta kolumner:",
    preview="Så läses kolumnerna",
    preview_columns=("Vår kolumn", "Rubrik i filen", "Säkerhet (0\N{EN DASH}100)", "Exempel"),
    by_person="vald",
    not_shown="(visas inte)",
    mend="Rätta kolumner",
    not_mapped="(finns inte i filen)",
    saved="Använd mappningen från {day} (sparad för {name})",
    saved_unfit="En sparad mappning finns men används inte:",
    download="Ladda ner mappningen",
    more="Koordinatsystem, fasta värden och företagsfilter",
    crs="Koordinatsystem",
    crs_automatic="Automatiskt (grader eller SWEREF 99 TM)",
    crs_help="Välj i listan, eller skriv en EPSG-kod, till exempel EPSG:3021 för RT 90.",
    fixed="Gäller för alla rader, när det inte står i någon kolumn:",
    business="Peka ut vad som är företagsrelaterat",
    business_help="En rad är företagsrelaterad om den har någon av de valda platstyperna, "
    "målsägandetyperna eller brottskoderna. Alla rader läses in; de andra märks som inte företagsrelaterade.",
    place_types="Platstyper",
    victim_types="Målsägandetyper",
    codes="Brottskoder",
    any_of_these="Inga valda",
    no_values="Det finns inga värden att välja: filen har ingen kolumn för platstyp, målsägandetyp eller "
    "brottskod, eller så står inget värde på minst fem rader.",
    counted="{value} ({count})",
)

QUALITY = QualityText(
    now_heading="Det här används nu",
    now_columns=("Slag", "Fil", "Rader i filen", "Med", "Uttag", "Inläst"),
    heading="Kvalitetsrapport",
    lead="Varje rad i filen är med, med eller utan anmärkning, eller utelämnad av ett skäl. Talen går ihop med filen.",
    rows_columns=("Rader", "Antal", "Andel", "Exempel"),
    share_columns=("Rader som är med", "Antal", "Andel"),
    together_columns=("Vad", "Antal", "Exempel"),
    in_file="I filen",
    left_out="Utelämnade: {reason}",
    kept="Med",
    flags="Anmärkningar",
    flag_columns=("Raderna", "Antal", "Andel", "Exempel"),
    no_flags="Inget att anmärka på.",
    shares="Hur mycket som är känt om raderna som är med",
    with_position="Har position",
    with_time="Har klockslag",
    late="Anmäldes mer än 30 dagar efter händelsen",
    columns="Kolumn för kolumn",
    column_columns=("Kolumn", "Rubrik i filen", "Ifyllt", "Saknas", "Oläsbart", "Orimligt"),
    no_columns="Filen är inläst innan vi räknade kolumn för kolumn. Läs in den på nytt för att se det.",
    download="Ladda ner kvalitetsrapporten",
    source="{name}, SHA-256 {print}",
    together="Filerna tillsammans",
)

HISTORY = HistoryText(
    heading="Historik",
    lead="Varje inläsning är en egen version. Inget skrivs över.",
    columns=("Version", "När", "Vem", "Inläst", "SHA-256", "Rader"),
    current="används nu",
    rows="{kept} av {read}",
    undo="Gå tillbaka till föregående version",
    undone="Version {number} används nu.",
)

METHOD = MethodText(
    title="Så räknar vi",
    lead="Varje metod i vanliga ord: vad den svarar på, vad som kan lura den och varifrån den kommer.",
    sections=(
        (
            "Vad sidorna kan och inte kan säga",
            "Pilotkollen visar förändring, inte orsak. Ett eller två områden kan ändras av skäl som inte "
            "har med piloten att göra. Därför jämförs varje pilotområde med områden av samma slag, och "
            "därför är \N{RIGHT DOUBLE QUOTATION MARK}går ännu inte att avgöra\N{RIGHT DOUBLE QUOTATION MARK} ett fullgott svar.",
        ),
        (
            "Huvudtalet: jämfört med väntat",
            "Pilotområdets antal efter delat med antalet före jämförs med samma kvot i "
            "jämförelseområdena. 0,80 betyder 20 % färre än väntat om området hade följt dem. "
            "Intervallet är ett prognosintervall: det räknar med att områden går isär av egna skäl "
            "(\N{GREEK SMALL LETTER TAU}², skattad bland jämförelseområdena enligt Paule och Mandel) och att "
            "händelser klumpar sig (\N{GREEK SMALL LETTER PHI}, aldrig under 1). Färre än fem jämförelseområden "
            "ger ingen bedömning. Källor: Higgins, Thompson och Spiegelhalter 2009; Conley och Taber 2011.",
        ),
        (
            "Samma månader",
            "Före och efter är hela år, eller samma kalendermånader lika ofta. Annars ser en årstid ut "
            "som en förändring. Perioderna får vara olika långa; de jämförs per månad. Intervallet är "
            "exakt (betingad binomialfördelning; Clopper och Pearson 1934).",
        ),
        (
            "Hur många händelser handlar det om?",
            "Viktad omfördelningsdifferens (Wheeler och Ratcliffe 2018): pilotens ändring minus "
            "jämförelsens, omräknad till pilotens nivå före, i antal händelser under efterperioden. "
            "Samma räkning för buffertzonen visar om händelser har flyttat.",
        ),
        (
            "Trygghet",
            "Andelar visas med Wilsons intervall, ändring mellan mätningar med Newcombes (olika "
            "personer) och skillnaden i ändring mellan pilot och jämförelse med Newcombes MOVER. "
            "Vet ej, ej aktuellt och uteblivna svar (97, 98, 99) ingår aldrig i nämnaren. Färre än "
            "tio svar visas inte; under trettio svar varnar vi. Företagspanelens svar räknas här som "
            "oberoende, vilket gör intervallen för breda snarare än för smala.",
        ),
        (
            "Kartan",
            "Händelser per km² och år, utjämnade med samma bandbredd (200 meter) och samma skala före och "
            "efter. Rutor om 250 meter med 1\N{EN DASH}4 händelser, eller på färre än tre platser, i någon av "
            "perioderna ritas inte alls. Ligger händelserna i själva verket på några få mittpunkter "
            "(centroider) ritas ingen värmekarta, för den skulle visa var mittpunkterna ligger. "
            "Bakgrundskartan är schematisk om ingen egen är inläst.",
        ),
        (
            "Veckodag och klockslag",
            "Händelser som bara har en från- och en till-tid fördelas jämnt över tiden mellan dem "
            "(aoristisk metod, Ratcliffe 2002). 00.00 räknas som okänt där det är vanligare än det borde.",
        ),
        (
            "Små tal",
            "1\N{EN DASH}4 händelser visas inte utan ersätts av ··, på skärm, i tabeller och i filer. Noll visas. "
            "Ingen procentsats visas på färre än tjugo händelser före.",
        ),
        (
            "Preliminära månader",
            "De senaste månaderna kan ändras när anmälningar kommer in sent. De är streckade och "
            "ingår inte i någon jämförelse.",
        ),
        (
            "Vilket område hör en händelse till?",
            "Positionen avgör. Saknas position, eller saknar området gräns på kartan, används områdets "
            "namn i filen. Händelser räknas (en rad är en händelse), inte brott i anmälan.",
        ),
        (
            "Bedömningen",
            "Beslutsregeln läser intervallet mot den minsta förändring som planen säger är värd att ha, i "
            "den här ordningen: hela intervallet åt fel håll \N{EN DASH} granska anmälningarna först; hela "
            "intervallet bortom den minsta förändringen \N{EN DASH} tydlig; säker men mindre än hoppats; "
            "trolig, storlek osäker; en så stor förändring är osannolik; annars går det ännu inte att avgöra.",
        ),
    ),
    glossary_heading="Ordlista",
    glossary=(
        (
            "pilotområde (samverkansområde)",
            "området där företag, polis och kommun prövar samverkan",
        ),
        ("jämförelseområde", "liknande område utan pilot"),
        ("buffertzon", "området runt om, där omfördelning av brott skulle synas"),
        ("omfördelning", "brott flyttar i rum, tid, mål eller typ"),
        ("införandeperiod", "tiden då piloten byggs upp; ingår inte i jämförelsen"),
        ("prognosintervall", "så mycket kan ett område skilja sig utan att det betyder något"),
        ("konfidensintervall", "osäkerheten i en skattning"),
        ("prickning", "små tal ersätts av ·· för att ingen ska kunna pekas ut"),
        ("anmälningsbenägenhet", "hur stor andel av det som händer som anmäls"),
        ("n", "hur många händelser eller svar en siffra bygger på"),
    ),
    glossary_columns=("Ord", "Betydelse"),
)

COMMAND = CommandText(
    loaded="{name}: {kept} av {read} rader inlästa. Version {number}.",
    already="Det finns redan uppgifter; exempeldata läses inte in.",
    finding="  {count} st: {what}",
    saved_mapping="Mappningen från {day} används (sparad för {name}).",
    no_disk="Uppgifterna kunde inte sparas eller läsas ({why}). Inget har ändrats.",
    no_file="Filen {name} finns inte eller går inte att öppna.",
    undone="Version {number} används nu.",
)

SWEDISH_TEXT = Text(
    code="sv",
    numbers=SWEDISH,
    menu={
        "overview": "Översikt",
        "trends": "Trender",
        "map": "Karta",
        "effect": "Effekt",
        "safety": "Trygghet",
        "sources": "Underlag",
        "method": "Så räknar vi",
    },
    frame=FRAME,
    card=CARD,
    words=WORDS,
    overview=OVERVIEW,
    trends=TRENDS,
    map=MAP,
    effect=EFFECT,
    safety=SAFETY,
    sources=SOURCES,
    columns=COLUMNS,
    quality=QUALITY,
    history=HISTORY,
    method=METHOD,
    command=COMMAND,
    unit={
        Unit.RATIO: "kvot (1 = som väntat)",
        Unit.INCIDENTS: "händelser",
        Unit.INCIDENTS_PER_MONTH: "händelser per månad",
        Unit.SHARE: "andel",
        Unit.SHARE_POINTS: "procentenheter",
    },
    method_note={
        Method.RELATIVE_RATE_RATIO: "Relativ kvot med prognosintervall, som räknar med att områden "
        "går isär av egna skäl.",
        Method.EXACT_RATE_RATIO: "Exakt betingat intervall för kvoten mellan två antal.",
        Method.EXACT_RATE: "Exakt Poissonintervall.",
        Method.WEIGHTED_DISPLACEMENT_DIFFERENCE: "Viktad omfördelningsdifferens, jämförelsen omräknad.",
        Method.WILSON: "Wilsons intervall.",
        Method.NEWCOMBE: "Newcombes intervall för olika personer.",
        Method.SHARE_CHANGE_DIFFERENCE: "Newcombes MOVER för skillnaden mellan två ändringar.",
    },
    doubt={
        Doubt.LEFT_OUT: "Utelämnade jämförelseområden, färre än fem händelser före: {areas}.",
        Doubt.NOT_COVERED: "Utelämnade jämförelseområden, uppgifter saknas för hela före- eller efterperioden: {areas}.",
        Doubt.HALF_ADDED: "Inga händelser före eller efter; en halv är tillagd för att kunna räkna: {areas}.",
        Doubt.FEW_COMPARISON_AREAS: "Bara {size} jämförelseområden: svårt att veta hur mycket områden "
        "skiljer sig åt ändå.",
        Doubt.AREAS_DRIFT_APART: "Jämförelseområdena gick isär av egna skäl, med ungefär {share} åt "
        "vartdera hållet. Det gör intervallet bredare.",
        Doubt.CHANCE_ONLY: "Intervallet för antalet händelser räknar bara med slumpen, inte med att områden går isär av egna skäl.",
        Doubt.NO_UPPER_LIMIT: "Inga händelser före: bara en undre gräns går att ange.",
        Doubt.UNRULY_MONTHS: "Månaderna varierar {size} gånger mer än ren slump: händelser klumpar sig.",
        Doubt.SMALL_COUNTS: "Bara {size} händelser före: små antal svänger mycket.",
        Doubt.SHORT_AFTER: "Efterperioden är bara {size} månader.",
        Doubt.PRELIMINARY_MONTHS: "{size} månader i efterperioden är preliminära.",
        Doubt.REPORTING_CHANGED: "Företagens andel som polisanmäler ändrades med {points} procentenheter: "
        "antalet anmälningar kan ha ändrats av det.",
        Doubt.FEW_ANSWERS: "Bara {size} svar: läs med försiktighet.",
        Doubt.SAME_PEOPLE: "Delvis samma svarande i båda mätningarna; de räknas som olika, vilket "
        "brukar göra intervallet bredare än det behöver vara.",
    },
    reason={
        Reason.TOO_FEW_COMPARISON_AREAS: "för få jämförelseområden för att veta hur mycket områden "
        "skiljer sig åt ändå (minst fem behövs, med minst fem händelser före).",
        Reason.NO_INCIDENTS: "det finns inga händelser, varken före eller efter.",
        Reason.NOTHING_BEFORE: "det finns inga händelser före att jämföra med.",
        Reason.PRELIMINARY: "{size} månader i perioderna är preliminära och kan ändras.",
        Reason.FEW_BEFORE: "bara {size} händelser före; en procentsats på så få säger mer än vi vet.",
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
    },
    wording={
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
    },
    kind={
        Kind.INCIDENTS: "händelser",
        Kind.COUNTS: "färdiga antal",
        Kind.AREAS: "områden",
        Kind.STUDY: "utvärderingsplan",
        Kind.SURVEY: "enkät",
        Kind.BASEMAP: "bakgrundskarta",
    },
    rule={
        Rule.EMPTY_FILE: "Filen är tom. Spara den på nytt från källan.",
        Rule.UNREADABLE: "Filen går inte att läsa som {value}: den är skadad eller av ett annat slag. Öppna den i sitt eget program och spara om den.",
        Rule.SYNTAX: "Rad {place} går inte att läsa: {value}. Kontrollera citattecken, hakar och likhetstecken där.",
        Rule.TOO_LARGE: "Filen är för stor: {count} MB. Högst {value} MB läses in. Dela upp den, packa den med gzip eller höj gränsen (maxUploadSize i .streamlit/config.toml).",
        Rule.GROWS_TOO_LARGE: "Filen blir orimligt stor när den packas upp (gränsen är {value} MB). Ladda upp den opackad, eller dela upp den.",
        Rule.TOO_MANY_COLUMNS: "{place}: {count} kolumner. Högst {value} läses in. Kontrollera avgränsaren, eller ta bort de kolumner som inte behövs.",
        Rule.TOO_MANY_FIELDS: "Rad {place} har {count} fält. Högst {value} läses in. Kontrollera avgränsare och citattecken på den raden.",
        Rule.TOO_MANY_CELLS: "{place}: bladet sträcker sig över {count} celler, högst {value} läses in. Ta bort tomma rader och kolumner längst ned och till höger, eller spara bladet som CSV.",
        Rule.LINE_TOO_LONG: "Rad {place} är längre än {value} tecken. Kontrollera att raderna slutar med radbrytning.",
        Rule.DISGUISED: "Filen heter {place} men är {value}. Exportera den på nytt, eller ge den rätt ändelse.",
        Rule.CUT_OFF: "Filen är avklippt: slutet saknas ({value}). Hämta eller spara den på nytt.",
        Rule.ENCRYPTED: "Filen är krypterad eller skyddad med lösenord. Spara den utan lösenord.",
        Rule.UNSAFE_ARCHIVE: "Zip-filen innehåller {value}, som pekar ut ur sin mapp. Packa filerna på nytt utan sökvägar och länkar.",
        Rule.UNSAFE_XML: "{place}: filen definierar egna XML-entiteter, som kan växa utan gräns. Spara om den i sitt eget program.",
        Rule.UNSAFE_VIEW: "Lagret {value} är en vy (en fråga), inte en tabell. Spara det som ett eget lager.",
        Rule.NOT_TEXT: "Rad {place} innehåller tecken som inte är text (NUL). Exportera filen på nytt som text.",
        Rule.MIXED_ENCODINGS: "Rad {place} har en annan teckenkodning än raderna före. Spara om hela filen som UTF-8.",
        Rule.OPEN_QUOTE: "Ett citattecken som öppnas på rad {place} stängs aldrig. Rätta raden, eller exportera filen på nytt.",
        Rule.TOO_DEEP: "Filen har för många parenteser inuti varandra ({value}). Spara om den i sitt eget program.",
        Rule.UNKNOWN_FILE_TYPE: "Filer av slaget {value} går inte att läsa här. Använd CSV, Excel, Parquet, "
        "GeoPackage, GeoJSON, zippad shapefil eller Stata.",
        Rule.WRONG_KIND: "Det här ser ut som {value}, inte som {place}. Välj rätt slag, eller rätt fil.",
        Rule.NO_ROWS: "Filen har rubriker men inga rader.",
        Rule.MISSING_COLUMN: "Kolumnen {place} saknas. Rubrikerna i filen är: {value}. Peka ut kolumnen "
        "på sidan Underlag eller i en mappningsfil.",
        Rule.UNKNOWN_HEADER: "Mappningen säger att {place} finns under rubriken {value}, men den rubriken finns inte.",
        Rule.COLUMN_TWICE: "Flera rubriker gör anspråk på {place}: {value}. Välj en.",
        Rule.SAVED_MAPPING: "Den sparade mappningen går inte längre att använda. Läs in utan den (på sidan Underlag, eller --no-saved-mapping) eller rätta den.",
        Rule.UNREADABLE_DATES: "Datum går inte att läsa i {place} (rader: {count}), till exempel {value}. "
        "Skriv datum som 2024-11-23.",
        Rule.UNREADABLE_NUMBERS: "Tal går inte att läsa i {place} (rader: {count}), till exempel {value}.",
        Rule.NEGATIVE_COUNTS: "Negativa antal eller delar av händelser i {place} (rader: {count}), till "
        "exempel {value}. Antal är hela tal från 0.",
        Rule.MISSING_MEMBER: "{place}: filen {value} saknas i zip-filen. En shapefil är minst .shp, .shx, .dbf och .prj; packa dem tillsammans.",
        Rule.NO_GEOMETRY: "Filen har inga former, bara en tabell. Spara lagret med sin geometri.",
        Rule.NO_CRS: "{place}: koordinatsystemet är okänt. Spara om en kartfil med ett, till exempel SWEREF 99 TM "
        '(för shapefil ska .prj-filen vara med i zip-filen); skriv crs = "EPSG:3006" i mappningsfilen för en tabell.',
        Rule.NOT_POLYGONS: "Områden ska vara ytor (polygoner), men filen innehåller {value}.",
        Rule.AREA_TWICE: "Området {value} finns flera gånger. Varje beteckning får finnas en gång.",
        Rule.ALL_OUTSIDE_AREAS: "Ingen av {count} händelser ligger i något av områdena ({value} ...). "
        "Kontrollera koordinatsystemet. Filerna hör till en annan plats? Börja om utan det som är inläst (på sidan Underlag, eller --afresh).",
        Rule.MISSING_KEY: "{place}: {value} saknas.",
        Rule.UNKNOWN_KEY: "{place}: {value} är inte ett känt fält. Kontrollera stavningen.",
        Rule.WRONG_VALUE: "{place}: fel slags värde, {value}.",
        Rule.NOT_WHOLE_MONTHS: "{place}: perioder börjar och slutar den första i en månad.",
        Rule.OVERLAPPING_PERIODS: "{place}: före, införande och efter ska följa på varandra utan att överlappa.",
        Rule.UNEQUAL_MONTHS: "{place}: före och efter ska vara hela år eller samma kalendermånader lika "
        "ofta ({value}). Annars ser en årstid ut som en förändring.",
        Rule.START_OUTSIDE_IMPLEMENTATION: "{place}: starten {value} ska ligga mellan före- och efterperioden.",
        Rule.PILOT_IS_COMPARISON: "{place}: {value} är självt pilotområde och går inte att jämföra med.",
        Rule.BUFFER_IS_COMPARISON: "{place}: {value} kan inte vara både buffertzon och jämförelseområde.",
        Rule.PILOT_TWICE: "{place} finns två gånger som pilot.",
        Rule.UNKNOWN_AREA: "{place}: området {value} finns inte i de inlästa filerna. Läs in områdena "
        "först, eller rätta stavningen. Filerna hör till en annan plats? Börja om utan det som är inläst (på sidan Underlag, eller --afresh).",
        Rule.RESPONDENT_TWICE: "Samma svarande finns flera gånger i mätningen {place}: {value} (rader: {count}).",
    },
    remark={
        Remark.NO_POSITION: "saknar användbar position",
        Remark.SHARED_POSITION: "delar punkt med många andra (mittpunkt, inte plats)",
        Remark.OUTSIDE_AREAS: "ligger utanför alla områden",
        Remark.UNKNOWN_HOUR: "saknar känt klockslag",
        Remark.END_BEFORE_START: "till-tid före från-tid; till-tiden används inte",
        Remark.NO_SUCH_TIME: "tiden finns inte (timmen som hoppas över när sommartiden börjar); behålls som den är skriven",
        Remark.BUSINESS: "företagsrelaterade enligt det filter som angetts",
        Remark.DATE_FROM_REPORT: "saknar brottstid; anmälningsdatumet används",
        Remark.UNLISTED_TEXT: "har en rubricering som ingen kodlista känner; den blir en egen grupp, eller Övrigt om raderna är färre än fem",
        Remark.IDENTICAL_ROWS: "är identiska utan diarienummer; de är med",
        Remark.PRELIMINARY: "är preliminära",
        Remark.LATE_REPORT: "anmäldes mer än 30 dagar efter händelsen",
        Remark.MISSING_ANSWER: "svar som inte räknas (vet ej, ej aktuellt, tomt)",
        Remark.COUNTED_TWICE: "finns både som rader och som antal; raderna används",
        Remark.AREA_IN_PARTS: "områden består av flera ytor",
        Remark.SKIPPED_SHEET: "blad eller lager är inte lästa",
        Remark.MARKED_UTC: "har tider märkta UTC; de tas som lokal tid, så som de är skrivna",
        Remark.WAVE_FROM_NAME: "saknar våg; filens namn används",
        Remark.NO_RESPONDENT_ID: "saknar beteckning på svarande; radnumret används",
        Remark.MACROS_NOT_RUN: "arbetsbok med makron: raderna är lästa, inget makro har körts",
        Remark.LINKS_NOT_FOLLOWED: "länkar till andra filer: de har inte följts",
        Remark.MISSING_WEIGHT: "saknar vikt; 1 används",
        Remark.PERSONAL_DATA: "har personuppgifter i en kolumn som inte läses in",
        Remark.FREE_TEXT: "har fri text i en kolumn som inte läses in",
        Remark.BROKEN_ROW: "har fler fält än rubriker",
        Remark.SUM_ROW: "är summor av andra rader",
        Remark.NO_COUNT: "saknar antal (tomt eller undertryckt)",
        Remark.NO_DATE: "saknar datum",
        Remark.DUPLICATE: "är dubbletter (samma diarienummer, brott och tid)",
        Remark.IMPLAUSIBLE_DATE: "har ett orimligt datum",
    },
    personal={
        PersonalData.PERSON_NUMBER: "personnummer",
        PersonalData.COORDINATION_NUMBER: "samordningsnummer",
        PersonalData.EMAIL: "e-postadresser",
        PersonalData.PHONE: "telefonnummer",
        PersonalData.PLATE: "registreringsnummer",
        PersonalData.NAME: "namn",
        PersonalData.ADDRESS: "gatuadresser",
        PersonalData.FREE_TEXT: "fri text",
    },
    known_by={
        KnownBy.FLAGS: "Preliminära enligt filens egen markering.",
        KnownBy.DELAY: "Preliminära: {share} är anmälda efter {days} dagar, skattat ur uppgifterna.",
        KnownBy.EXTRACT: "Preliminära: månader som slutade mindre än {days} dagar före uttaget.",
        KnownBy.LAST_DAY: "Preliminär: den sista månaden är bara delvis med.",
    },
)
