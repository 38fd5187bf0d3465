"""Swedish: was the place chosen for a bad spell, and does one address carry the answer?"""

from pages.shared.text.parts.selection import SelectionText

SELECTION = SelectionText(
    when="Beror svaret på en dålig tid före starten?",
    when_lead=(
        "Ett område som väljs efter en ovanligt dålig tid får ofta färre händelser ändå, för att "
        "den dåliga tiden går över. Därför räknas svaret också utan månaderna närmast före starten."
    ),
    when_refused="Går inte att svara på här.",
    when_same="Nej, slutsatsen är densamma utan {span} före starten.",
    when_depends="Ja, slutsatsen beror på {span} före starten.",
    when_unknown="Går inte att avgöra: uppgifterna går inte tillräckligt långt tillbaka.",
    span={6: "det sista halvåret", 12: "det sista året"},
    even_without="Även utan {span} före starten är slutsatsen densamma: {change}.",
    depends="Slutsatsen beror på {span} före starten. Utan det: {change}. Med det: {headline}.",
    without_unknown="Utan {span} före starten går det inte att svara: {reason}",
    baseline=(
        "Föreperioden är {months} {months:månad|månader}: en enstaka dålig tid väger inte så tungt."
    ),
    baseline_short=(
        "Föreperioden är bara {months} {months:månad|månader}: en enstaka dålig tid väger tungt."
    ),
    corrected_down=(
        "Området hade fler händelser före än områden med lika många {base} brukar ha. Räknat med "
        "det skulle {share} av dem ha gått över ändå, och svaret blir {change}."
    ),
    corrected_up=(
        "Området hade färre händelser före än områden med lika många {base} brukar ha. Räknat med "
        "det skulle de ha blivit {share} fler ändå, och svaret blir {change}."
    ),
    corrected_same=(
        "Räknat med vad områden med lika många {base} brukar ha ändras svaret inte mätbart: "
        "{change}."
    ),
    not_corrected="Svaret kan inte räknas om efter vad sådana platser brukar ha: {reason}",
    base={"businesses": "verksamheter", "employees": "anställda", "residents": "invånare"},
    when_title_same="Slutsatsen håller utan månaderna närmast före starten",
    when_title_depends="Slutsatsen ändras utan månaderna närmast före starten",
    when_title_unknown="Svaret, som det är och omräknat",
    when_note=(
        "Föreperioden flyttas bakåt i hela år, eller kortas till hela år där uppgifterna inte "
        "räcker. Omräkningen väger samman områdets egna månader med vad områden med lika många "
        "verksamheter har (empirisk Bayes, Hauer); hur lika de är skattas ur jämförelseområdena "
        "och pilotområdet. Den antar att piloten är en plats av samma slag, och flyttar svarets "
        "intervall utan att göra det smalare. Omräknade svar är avrundade till hela procent och "
        "står utan n: annars kunde enstaka månader räknas fram."
    ),
    columns=("Räknesätt", "Föreperiod", "Skillnad mot väntat", "En annan slutsats?"),
    row_headline="Som svaret är",
    row_without="Utan de sista {months} månaderna",
    row_corrected="Omräknat för en dålig tid före",
    itself="det är den",
    same="Nej",
    other="Ja",
    unknown="Går inte att säga",
    where="Hänger svaret på en enda adress eller ett enda företag?",
    where_refused="Går inte att svara på här.",
    where_no="Nej, slutsatsen håller även om en av de största räknas bort.",
    where_yes="Ja, slutsatsen ändras om en av de största räknas bort.",
    where_lead=(
        "En butik som slutar anmäla, eller börjar, kan se ut som en ändring i hela området. Därför "
        "räknas svaret också utan var och en av de största adresserna, i pilotområdet och i "
        "jämförelseområdena."
    ),
    range_same="Svaret ligger då mellan {low} och {high}, och slutsatsen är densamma varje gång.",
    range_other="Svaret ligger då mellan {low} och {high}, och slutsatsen blir en annan minst en gång.",
    capped_same=(
        "Om ingen adress får ha mer än en femtedel av sitt områdes händelser är slutsatsen densamma: "
        "{change}."
    ),
    capped_other=(
        "Om ingen adress får ha mer än en femtedel av sitt områdes händelser blir slutsatsen en "
        "annan: "
        "{change}."
    ),
    capped_unknown=(
        "Om ingen adress får ha mer än en femtedel av sitt områdes händelser blir för få kvar för "
        "ett svar."
    ),
    pilot_above="I {area} har en enda adress mer än en femtedel av händelserna före eller efter.",
    pilot_below="I {area} har ingen adress mer än en femtedel av händelserna, varken före eller efter.",
    areas_above=(
        "Det har ingen i något jämförelseområde heller.",
        "I ett jämförelseområde har en adress mer än en femtedel.",
        "I flera jämförelseområden har en adress mer än en femtedel.",
    ),
    where_title_no="Slutsatsen håller även om en av de största adresserna räknas bort",
    where_title_yes="Slutsatsen ändras om en av de största adresserna räknas bort",
    where_note=(
        "Adresser sparas aldrig, bara en nyckelad kontrollsumma som håller isär dem; saknar filen "
        "adresser används exakta positioner. {share} av alla händelser har en. De tio största i "
        "varje område och brottsgrupp prövas. Taket gäller antalet sedan taket lagts, före och "
        "efter var för sig. En enskild adress andel eller antal visas aldrig; svaren är avrundade "
        "till hela procent och står utan n. Spannet går från det lägsta svaret till det högsta och är "
        "inget prognosintervall."
    ),
    where_columns=("Räknesätt", "Skillnad mot väntat", "En annan slutsats?"),
    row_range="Utan en av de största (spann)",
    row_capped="Högst en femtedel per adress",
    range="{low} till {high}",
)
