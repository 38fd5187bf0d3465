"""Swedish: the glossary."""

from pages.shared.text.parts.glossary import Entry, GlossaryText, Term
from pages.shared.text.small import SMALL

GLOSSARY = GlossaryText(
    heading="Ordlista",
    columns=("Ord", "Betydelse"),
    entry="**{word}:** {meaning}.",
    terms={
        Term.PILOT_AREA: Entry(
            "pilotområde (samverkansområde)",
            "området där företag, polis och kommun prövar samverkan",
            r"pilotområd",
        ),
        Term.COMPARISON_AREA: Entry(
            "jämförelseområde",
            "liknande område utan pilot; visar vad som ungefär hade hänt ändå",
            r"jämförelseområd",
        ),
        Term.BUFFER: Entry(
            "buffertzon",
            "området runt om piloten, där brott som flyttat skulle synas",
            r"buffert|\brunt om\b",
        ),
        Term.PERIODS: Entry(
            "föreperiod och efterperiod",
            "hela år, eller samma kalendermånader lika ofta, före starten och efter införandet; de får vara olika långa",
            r"föreperiod|efterperiod",
        ),
        Term.IMPLEMENTATION_PERIOD: Entry(
            "införandeperiod",
            "tiden då piloten byggs upp; ingår inte i jämförelsen",
            r"införandeperiod",
        ),
        Term.PRIMARY_OUTCOME: Entry(
            "huvudutfall",
            "det enda utfall som piloten bedöms efter, bestämt i planen i förväg",
            r"huvudutfall",
        ),
        Term.EXPECTED: Entry(
            "väntat",
            "så många händelser det hade blivit om området hade följt jämförelseområdena",
            r"\bväntat\b",
        ),
        Term.RATE_RATIO: Entry(
            "relativ kvot",
            "pilotområdets antal efter delat med antalet före, i förhållande till samma kvot i jämförelseområdena; 0,80 är 20 % färre än väntat",
            r"relativ kvot",
        ),
        Term.PREDICTION_INTERVAL: Entry(
            "prognosintervall",
            "så mycket kan ett område skilja sig från jämförelseområdena utan att det betyder något",
            r"prognosintervall",
        ),
        Term.CONFIDENCE_INTERVAL: Entry(
            "konfidensintervall",
            "hur osäker en skattning är: de värden som stämmer med uppgifterna",
            r"konfidensintervall",
        ),
        Term.N: Entry("n", "hur många händelser eller svar en siffra bygger på", r"\bn ="),
        Term.P: Entry(
            "p",
            "hur ofta slumpen ensam skulle ge en minst så stor skillnad",
            r"\bp (?:är|står|=)",
        ),
        Term.VERDICT: Entry(
            "bedömning",
            "vad planens beslutsregel säger om svaret. Tydlig: hela intervallet är bättre än den minsta förändring som planen hoppas på. Trolig: hela intervallet är åt rätt håll, men storleken är osäker. Går inte att avgöra: både mer och mindre än väntat är möjligt",
            r"(?:tydlig|trolig) (?:minskning|ökning)|(?:minskning|ökning), mindre än hoppats|som hoppats är osannolik|går (?:ännu )?inte att avgöra",
        ),
        Term.DECISION_RULE: Entry(
            "beslutsregel",
            "det som i förväg säger vad intervallet ska visa för att svaret ska stödja målet",
            r"beslutsregel",
        ),
        Term.DECISION_DATE: Entry(
            "beslutstillfälle",
            "dag då svaret läses av; den som läser av flera gånger får vidare intervall, för risken för falskt larm delas",
            r"beslutstillfälle",
        ),
        Term.DOUBT: Entry(
            "förbehåll", "något som försvagar svaret, med hur mycket det betyder här", r"förbehåll"
        ),
        Term.EVIDENCE_GRADE: Entry(
            "bevisgrad",
            "1\N{EN DASH}5 på Marylandskalan: hur starkt en jämförelse av det här slaget kan tala",
            r"bevisgrad|evidensgrad",
        ),
        Term.DETECTABLE: Entry(
            "minsta förändring som syns",
            "den minsta förändring som skulle upptäckas i åtta fall av tio med så här många händelser",
            r"kan vi se en förändring|minsta (?:förändring )?som syns|syns efter",
        ),
        Term.WORTH_HAVING: Entry(
            "minsta förändring av betydelse",
            "så stor måste förändringen vara för att arbetet ska vara värt det; skrivet i planen",
            r"minsta förändring (?:av betydelse|som planen)",
        ),
        Term.DISPLACEMENT: Entry(
            "omfördelning",
            "brott flyttar i rum, tid, mål eller typ",
            r"omfördelning\b|flyttade händelserna|tog andra brott över",
        ),
        Term.WDD: Entry(
            "viktad omfördelningsdifferens (WDD)",
            "hur många fler eller färre händelser det blev än om området hade följt jämförelsen",
            r"omfördelningsdifferens|\bwdd\b",
        ),
        Term.PLACEBO: Entry(
            "placeboprov",
            "samma beräkning där ingen pilot fanns, på andra områden eller före starten; syns en förändring även där är svaret mindre att lita på",
            r"placebo|när alla områden prövas som piloten|starten (?:är )?flytta[ds]",
        ),
        Term.SPECIFICATIONS: Entry(
            "specifikationskurva",
            "alla rimliga sätt att räkna, bredvid varandra: är de eniga håller svaret",
            r"specifikationskurva|rimliga sätt att räkna",
        ),
        Term.INTERRUPTED_SERIES: Entry(
            "avbruten tidsserie",
            "en månadsserie som får ett steg eller en annan lutning vid starten, bredvid jämförelsens",
            r"avbruten tidsserie|månadsserien",
        ),
        Term.EMPIRICAL_BAYES: Entry(
            "empirisk Bayes",
            "ett områdes antal vägs samman med de andras genomsnitt, så att höga tal som kan vara slump dras mot mitten",
            r"empirisk bayes",
        ),
        Term.MANY_TESTS: Entry(
            "prövas tillsammans (Holm, Benjamini\N{EN DASH}Hochberg)",
            "den som ställer många frågor får några falska larm; p justeras för hur många de är",
            r"\bholm|benjamini|prövas tillsammans|p är justerat|[öo]vriga frågor i planen",
        ),
        Term.PERCENTAGE_POINTS: Entry(
            "procentenheter",
            "skillnaden mellan två andelar: från 40 % till 30 % är 10 procentenheter lägre",
            r"procentenhet",
        ),
        Term.WILSON: Entry(
            "Wilsons intervall",
            "osäkerheten i en andel; det stämmer också när svaren är få",
            r"\bwilson",
        ),
        Term.NEWCOMBE: Entry(
            "Newcombes intervall", "osäkerheten i skillnaden mellan två andelar", r"newcombe"
        ),
        Term.CHI_SQUARED: Entry(
            "chitvåtest",
            "prövar om fördelningar skiljer sig mer än slumpen brukar ge",
            r"chi-?två",
        ),
        Term.SAME_STREETS: Entry(
            "rumsligt punktmönstertest (SPPT)",
            "prövar om varje plats har samma del av händelserna före som efter; likhetsindex är andelen platser där delen inte ändrades",
            r"punktmönstertest|\bsppt\b|likhetsindex|samma gator som förut",
        ),
        Term.REGRESSION: Entry(
            "regression mot medelvärdet",
            "ett område som väljs efter en dålig tid blir ofta bättre av sig självt",
            r"regression mot|dålig tid före",
        ),
        Term.DISPERSION: Entry(
            "spridning mellan månader",
            "hur mycket mer månaderna varierar än ren slump",
            r"spridning(?:en)? mellan månader|gånger slumpen",
        ),
        Term.LIKENESS: Entry(
            "likhet",
            "hur nära ett område ligger piloten i nivå, säsong, utveckling och brottsmix före starten",
            r"\blikhet\b|liknar piloten|liknar pilotområdet",
        ),
        Term.TOLERANCE: Entry(
            "toleranskontur",
            "linje runt platser som ändrats mer än slumpen brukar ge, när alla platser prövas på en gång",
            r"toleranskontur",
        ),
        Term.REPORTING: Entry(
            "anmälningsbenägenhet",
            "hur stor andel av det som händer som anmäls",
            r"anmälningsbenägenhet|anmäls det mer|anmäler företagen oftare|andel som polisanmält",
        ),
        Term.SAFETY_INDEX: Entry(
            "trygghetsindex",
            "andel företag som utsatts för minst ett av fyra slags händelser",
            r"trygghetsindex",
        ),
        Term.SUPPRESSION: Entry(
            "prickning",
            f"små tal ({SMALL}) ersätts av ·· för att ingen ska kunna pekas ut",
            r"··|prickning",
        ),
        Term.PRELIMINARY: Entry(
            "preliminära uppgifter",
            "de senaste månaderna, där anmälningar fortfarande kommer in; de jämförs inte",
            r"preliminär",
        ),
        Term.INDEX: Entry(
            "index", "ett tal där en vald period är 100: 75 är en fjärdedel lägre", r"\bindex\b"
        ),
        Term.ROLLING: Entry(
            "rullande tolv månader",
            "summan av de senaste tolv månaderna, månad för månad; årstiden jämnas ut",
            r"rullande",
        ),
        Term.FUNNEL: Entry(
            "trattdiagram",
            "områden efter storlek, med gränser som slumpen sällan passerar; små områden får vidare gränser",
            r"trattdiagram|områden sticker ut",
        ),
        Term.AORISTIC: Entry(
            "aoristisk metod",
            "en händelse vars klockslag inte är känt fördelas jämnt mellan tidigaste och senaste tid",
            r"aoristisk",
        ),
        Term.BANDWIDTH: Entry(
            "bandbredd", "hur långt en händelse sprids ut på kartan, i meter", r"bandbredd"
        ),
        Term.HOT_SPOTS: Entry(
            "heta platser",
            "platser med fler händelser än omgivningen, mer än slumpen brukar ge",
            r"heta platser",
        ),
        Term.GINI: Entry(
            "Ginital",
            "0 när alla platser har lika många händelser, nära 1 när några få har nästan alla",
            r"ginital|samlade till få platser|lorenz",
        ),
        Term.STREET_SEGMENT: Entry(
            "gatusträcka",
            "en gata mellan två korsningar; händelser inom 25 meter hör till den närmaste",
            r"gatusträck|\bsträckor\b",
        ),
        Term.SAFETY_WALK: Entry(
            "trygghetsrond",
            "gemensam vandring där brister noteras punkt för punkt, med protokoll",
            r"trygghetsrond",
        ),
        Term.SITUATION_PICTURE: Entry(
            "lägesbild", "sammanvägd bild av problemen, från flera underlag", r"lägesbild"
        ),
        Term.FIDELITY: Entry(
            "programtrogenhet", "hur stor del av det planerade som gjordes", r"programtrogenhet"
        ),
        Term.TRANSFERABILITY: Entry(
            "överförbarhet",
            "delar som har skriven rutin, namngiven roll och bedömd evidens, så att någon annan kan göra likadant",
            r"överförbarhet",
        ),
        Term.DOSE: Entry(
            "dos (åtgärdsveckor)", "åtgärder gånger veckor på plats", r"\bdos\b|åtgärdsvecko"
        ),
        Term.KAPLAN_MEIER: Entry(
            "Kaplan\N{EN DASH}Meier",
            "andel klara efter viss tid, där de som fortfarande väntar räknas så länge de har väntat",
            r"kaplan",
        ),
        Term.EMMIE: Entry(
            "EMMIE",
            "fem frågor om en insats: effekt, mekanism, moderatorer, genomförande och ekonomi",
            r"\bemmie\b",
        ),
    },
)
