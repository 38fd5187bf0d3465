"""Swedish: the page Method."""

from pages.shared.text.parts.method import CalibrationText, MethodText
from pages.shared.text.small import LARGEST_HIDDEN, SMALL

CALIBRATION = CalibrationText(
    heading="Hur ofta har verktyget fel?",
    alarms="Av 100 piloter utan någon effekt säger verktyget fel, att något har ändrats, för ungefär {alarms}.",
    held="Av 100 piloter med en effekt ligger den sanna effekten innanför intervallet för ungefär {held}.",
    how="Så är det prövat: {settings} slags påhittade orter där sanningen är känd, och av varje slag {panels} utan effekt "
    "och {panels} med {effect} händelser i pilotområdet. Orterna skiljer sig i antal områden och piloter, hur långa "
    "perioderna är, hur många händelser som sker, hur de klumpar sig och hur mycket områden går isär av egna skäl. "
    "Senast räknat {day} med slumpfröet {seed}.",
    columns=(
        "Intervall",
        "Säger fel, att något har ändrats",
        "Som mest i ett slags orter",
        "Innehåller det sanna",
        "Som minst i ett slags orter",
    ),
    interval={
        "headline": "huvudtalet: jämfört med väntat",
        "pooled": "huvudtalet för två piloter tillsammans",
        "exact": "samma månader: före och efter i området självt",
        "difference": "antal händelser fler eller färre (viktad omfördelningsdifferens)",
        "quasi_poisson": "vanligt annars: Poissonregression med spridning (kvasi-Poisson)",
        "clustered": "vanligt annars: Poissonregression med klustrade fel",
    },
    note="Därför bygger bedömningen bara på huvudtalet. Före och efter i området självt säger hur de anmälda händelserna "
    "ändrades där, oavsett skäl, och det är den ändringen som intervallet ska innehålla; den som läser det som en effekt "
    "av piloten tar ofta fel. Antalet händelser räknar bara med slump, inte med att områden går isär. "
    "Det vanliga sättet att räkna visas för jämförelsens skull och används inte här.",
    every_setting="Alla {settings} slags orter",
    setting={
        "pilots": "händelser per månad i pilotområdet",
        "areas": "områden i allt",
        "months": "månader före + efter",
        "dispersion": "spridning mellan månader (\N{GREEK SMALL LETTER PHI})",
        "shock": "områden går isär med",
    },
    cell="{interval} \N{EN DASH} {share}",
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
            "jämförelsens, omräknad till pilotens nivå före, i antal händelser under efterperioden.",
        ),
        (
            "Trygghet",
            "Andelar visas med Wilsons intervall. En ändring mellan mätningar får Newcombes intervall (olika personer, eller samma som svarat två gånger) och huvudtalet, "
            "pilotens ändring minus jämförelsens, Newcombes MOVER. Människor i samma område svarar lika, och områden ändras olika ändå: svarade minst fem jämförelseområden breddas intervallet "
            "med hur olika deras egna andelar ändrades (Paule och Mandel, t-fördelningen); annars sägs det att intervallet bara räknar med vilka som råkade svara. "
            "Vet ej, ej aktuellt och uteblivna svar (97, 98, 99) ingår aldrig i nämnaren men redovisas. Färre än tio svar visas inte; under trettio svar varnar vi. "
            "Planens frågor prövas tillsammans med Holms metod, övriga med Benjamini och Hochbergs. Hela skalan prövas enligt Brunner och Munzel: hur ofta ett svar efter är högre än ett svar före.",
        ),
        (
            "När mätningar inte får jämföras",
            "Ändras frågans ordalydelse, skalan, insamlingssättet eller urvalet mellan två mätningar kan skillnaden bero på det. Då jämförs de inte alls, och skälet står där siffran skulle ha stått. "
            "Är sättet känt för den ena mätningen men inte för den andra, jämförs de med en varning. En egen fråga kan få en ny ordalydelse utan att serien bryts, om filen säger att den är jämförbar.",
        ),
        (
            "Bortfall och vikter",
            "Svarsfrekvensen är svar av utskick. Ytterligheterna säger vad andelen och ändringen hade blivit om alla som inte svarade hade svarat ja, eller nej (Manski). "
            "Vikter ur filen, eller till befolkningen efter kön, ålder, bransch eller storlek, visas bredvid den oviktade andelen med det effektiva antalet svar (Kish). Grupper utan svar slås ihop med grannen, och det sägs.",
        ),
        (
            "Arbetssätt och metoder",
            "De 28 indikatorerna räknar det som filerna säger om arbetet; var och en har sin definition bredvid sig. Är alla räknade finns inget urval: intervallet vid en sådan andel säger hur långt slumpen flyttar den i så få, "
            "om arbetet går till på samma sätt. Tid till åtgärd följer Kaplan och Meier: åtgärder som inte är klara räknas med så länge de har väntat. En åtgärd är försenad när dess dag har passerat, vad som än står i filens status. "
            "Åtgärdsveckor säger hur mycket som fanns på plats, inte vad det har betytt: flera åtgärder pågår samtidigt, och ingen av dem kan för sig kopplas till en ändring.",
        ),
        (
            "Lägesbilden",
            "Problemen rangordnas för sig i varje underlag som talar om dem: händelser, EST-rapporter, företagens svar och markeringar på kartan. Ordningen följer medelvärdet av rangerna. Inget underlag väger tyngre än ett annat. "
            "Det är ett sätt att börja samtalet, inte ett mått på hur allvarligt något är.",
        ),
        (
            "Kartan",
            "Händelser per km² och år, utjämnade med samma bandbredd (200 meter) och samma skala före och "
            "efter. Rutor om 250 meter med "
            + SMALL
            + " händelser, eller på färre än tre platser, i någon av "
            "perioderna ritas inte alls. Ligger händelserna i själva verket på några få mittpunkter "
            "(centroider) ritas ingen värmekarta, för den skulle visa var mittpunkterna ligger. "
            "Bakgrundskartan är schematisk om ingen egen är inläst.",
        ),
        (
            "Veckodag och klockslag",
            "Händelser som bara har en från- och en till-tid fördelas jämnt över tiden mellan dem "
            "(aoristisk metod, Ratcliffe 2002). 00.00 räknas som okänt där det är vanligare än det borde. "
            "På sidan Effekt prövas om veckan ser annorlunda ut efter än före: ett test av hela veckan, och ett av "
            "varje tid med Benjamini och Hochbergs regel (1995) för många test. Fördelade händelser varierar mindre än hela, "
            "så testen ger falskt larm mer sällan än de säger.",
        ),
        (
            "Samma gator som förut?",
            "Varje gatusträckas del av händelserna före jämförs med dess del efter (rumsligt punktmönstertest, SPPT; Andresen, "
            "i den form som Wheeler, Steenbeek och Andresen gav det 2018). Händelser hör till närmaste sträcka inom 25 meter. "
            "Sträckor ligger bredvid varandra och ändras därför inte oberoende, så de många testen hålls i schack med Benjamini "
            "och Yekutielis regel (2001). Sträckor med "
            + SMALL
            + " händelser, eller med händelser på färre än tre platser, visas inte. "
            "Utan inlästa gatusträckor jämförs planens områden. Ett ändrat mönster säger inget om händelserna är fler eller färre.",
        ),
        (
            "Små tal",
            SMALL
            + " händelser visas inte utan ersätts av ··, på skärm, i tabeller och i filer. Noll visas. "
            "Ingen procentsats visas på färre än tjugo händelser före.",
        ),
        (
            "Preliminära månader",
            "De senaste månaderna kan ändras när anmälningar kommer in sent. De är streckade och "
            "ingår inte i någon jämförelse.",
        ),
        (
            "I år mot i fjol, ovanliga månader och index",
            "Trender jämför bara färdiga månader: hittills i år, senaste månaden och en egen period, mot samma månader året före. Större än slumpen brukar ge är en skillnad "
            "mellan två gånger antalens rötter som är mer än tre gånger roten ur spridningen mellan seriens månader (efter Wheeler 2016). Ovanliga månader prövas likadant mot medelvärdet av samma månad "
            "tidigare år, och det sägs hur många som granskades och hur många slumpen ensam skulle peka ut. Indexet sätter varje områdes månadsmedel före starten till 100 och visar tolv månaders "
            "medelvärde. Inget av detta är en bedömning. En summa som tillsammans med staplarna skulle röja en månad med få händelser visas inte.",
        ),
        (
            "Områden sida vid sida, trattdiagram och dagkalender",
            "Rutorna visar tolv färdiga månader i taget. Trattdiagrammet ställer varje områdes förändring, eller antal per 1 000 verksamheter eller invånare, mot alla områden tillsammans. Gränserna för två "
            "och tre standardavvikelser är exakta (binomialfördelningen givet områdets summa, eller Poissonfördelningen) och vidgas med roten ur spridningen mellan områden: medelvärdet av kvadrerade "
            "z-värden, där de yttersta tio procenten i vardera änden dras in (Spiegelhalter 2005). Några områden ligger alltid utanför av en slump; det sägs hur många. Ett område visas bara om ingen del av tiden mellan "
            "två gränser på sidan har ett litet antal, och om det som är kvar inte heller är litet. Dagkalendern räknar en händelse den dag då den började, i klasser: den lägsta är 0\N{EN DASH}"
            + LARGEST_HIDDEN
            + ". "
            "Inget av detta är en bedömning.",
        ),
        (
            "Vilket område hör en händelse till?",
            "Positionen avgör. Saknas position, eller saknar området gräns på kartan, används områdets "
            "namn i filen. Händelser räknas (en rad är en händelse), inte brott i anmälan.",
        ),
        (
            "Bedömningen",
            "Beslutsregeln läser intervallet mot den minsta förändring som planen säger har betydelse, i "
            "den här ordningen: hela intervallet åt fel håll \N{EN DASH} granska anmälningarna först; hela "
            "intervallet bortom den minsta förändringen \N{EN DASH} tydlig; säker men mindre än hoppats; "
            "trolig, storlek osäker; en så stor förändring är osannolik; annars går det ännu inte att avgöra.",
        ),
        (
            "Planen och låset",
            "Utvärderingsplanen säger före starten vad som jämförs med vad, vilken fråga som avgör och hur liten förändring som har betydelse. "
            "När den låses sparas tidpunkten och en kontrollsumma. Ändras den sedan, visas varje avvikelse med sitt skäl. "
            "Frågor som inte står i planen får ingen bedömning. Har planen flera beslutstillfällen är intervallet bredare vid de tidiga "
            "(O\N{RIGHT SINGLE QUOTATION MARK}Brien och Fleming 1979), så att risken för falskt larm är 5 % för alla tillfällen tillsammans. "
            "Är efterperioden inte slut bedöms de hela år som är klara, och det sägs att det är ett delresultat.",
        ),
        (
            "Kan vi se en förändring alls?",
            "Räknas på föreperioden, utan att se resultatet: hur många händelser det är, hur mycket månaderna varierar utöver slumpen och hur mycket "
            "jämförelseområdena brukar gå isär från år till år. Det är huvudresultatets eget intervall, med 80 % chans att se förändringen. "
            "Om fler månader inte kan hjälpa, eftersom områden går isär ändå, sägs det.",
        ),
        (
            "Följdes de åt före starten?",
            "Fyra kontroller av föreperioden (efter Wheelers WDDControl): nivån sista året, utvecklingen, månad för månad och halvår för halvår. "
            "Var och en tillåter så mycket som slumpen och områdenas egen variation ger. Nivån sista året visar också en tillfälligt dålig tid, som en pilot ofta "
            "placeras efter och som brukar gå över av sig själv.",
        ),
        (
            "Övriga frågor och bevisgrad",
            "Ju fler frågor, desto lättare att någon visar en skillnad av en slump. Därför justeras planens övriga utfall efter Holm (1979). För andelar "
            "i enkäten är p det som hör till Newcombes intervall. Bevisgraden följer Marylandskalan (Sherman m.fl. 1998) och det som faktiskt "
            "jämfördes: 2 är före och efter, 3 är före och efter mot jämförelseområden. Med ett enda pilotområde går det inte att nå 4.",
        ),
        (
            "Vad talar emot?",
            "Det som brukar lura en läsare kontrolleras alltid, var och en med sin storlek här: små antal, kort efterperiod, återgång till det normala, "
            "säsong, få eller olika jämförelseområden, utvecklingen före starten, en förändring redan före den, andra sätt att räkna, en enda adress, många frågor, ändrad anmälningsbenägenhet, omfördelning, ändrade "
            "brottskoder, annat som hände samtidigt och preliminära månader. Dessutom om planen är låst i tid. Det som försvagar svaret följer med varje figur och fil. "
            "Mer än 30 % färre än väntat är mer än vad publicerade studier brukar visa: då kontrolleras registreringen först.",
        ),
        (
            "Skulle vi se det här ändå?",
            "Varje jämförelseområde prövas som om det vore piloten, mot de andra (placeboprov i rummet; Conley och Taber 2011, MacKinnon och Webb 2020). "
            "Kommer piloten först bland 23 områden händer det av sig självt i högst 1 fall av 23. Med färre än tjugo områden går det aldrig att komma under 5 %.",
        ),
        (
            "Månadsserien: ett steg eller en lutning",
            "Kontrollerad avbruten tidsserie (Lopez Bernal, Cummins och Gasparrini 2018): pilotområdets månader och jämförelseområdenas, sammanlagda, får var sin nivå, trend och ändring, och en gemensam säsong. "
            "Det som bara piloten ändras med är svaret. Planen säger i förväg om ändringen väntas komma på en gång eller växa månad för månad; i det senare fallet anges skillnaden i slutet av efterperioden. "
            "Alla månader före starten som uppgifterna täcker är med, men inte införandet. Det krävs minst 24 månader före, 12 efter och fem händelser i månaden. "
            "Intervallet räknar med att händelser klumpar sig men inte med att områden går isär: går de isär med en tiondel om året innehåller det sanna värdet bara ungefär två gånger av tre. Därför är det huvudtalet som gäller. "
            "Svaret prövas också utan pandemins månader, med planens föreperiod ensam och med ett intervall som tål att månader nära varandra liknar varandra (Newey och West 1987; Ljung och Box 1978 varnar för det).",
        ),
        (
            "Flyttade händelserna?",
            "Områdena runt om (buffertzonen) jämförs med jämförelseområdena på samma sätt som piloten, med samma prognosintervall, och räknas om till antal händelser. "
            "Ligger hela intervallet över det väntade är det ett tecken på omfördelning, under det på positiv spridning; annars går det inte att avgöra. "
            "Pilot och omgivning tillsammans är den totala nettoeffekten. Omfördelningskvoten (Bowers och Johnson 2003) delar ändringen runt om med ändringen i piloten; den saknar felmarginal "
            "och visas bara där piloten klarade sig bättre än jämförelsen. Andra slags brott i pilotområdet prövas likadant, med p justerat för hur många de är (Benjamini och Hochberg 1995).",
        ),
        (
            "Anmäls det mer, eller händer det mer?",
            "Företag i samverkan kan börja anmäla mer. Därför ställs antalet anmälda händelser bredvid det som beror mindre på anmälningar: hur stor andel av företagen som säger sig vara utsatta (trygghetsindex: ja på minst en av fyra frågor), "
            "hur stor andel av dem som polisanmält, larm, och parternas EST-rapporter i de kalendermånader som finns både före och efter. Den som svarat nej och vet ej räknas som inte utsatt; en mätning där inte alla fyra frågorna ställdes har inget index. "
            "Räkneexemplet delar huvudtalet med hur anmälningsandelen ändrades mot jämförelseområdena; felmarginalen väger ihop båda (deltametoden; Katz m.fl. 1978). Det kräver 30 svar i varje grupp och att företagens svar stämmer för allt som räknas.",
        ),
        (
            "Beror svaret på en dålig tid före starten? Hänger svaret på en enda adress?",
            "Ett område som väljs efter en dålig tid får ofta färre händelser ändå (regression mot medelvärdet). Svaret räknas därför också utan de sista sex och tolv månaderna före starten, "
            "i hela år, och omräknat efter vad områden med lika många verksamheter brukar ha (empirisk Bayes; Hauer med flera 2002). Det skattas ur jämförelseområdena och piloten och antar att de är platser av samma slag. "
            "Av en adress sparas bara en nyckelad kontrollsumma. Svaret räknas utan var och en av de största adresserna, och med högst en femtedel av sitt områdes händelser för var och en, räknat på det antal som då blir kvar. "
            "Inget sägs om en enskild adress, bara inom vilka gränser svaret håller sig.",
        ),
        (
            "Hade vi sett det redan före starten?",
            "Vi låtsas att piloten började 6, 12 och 18 månader tidigare och räknar likadant, bara på månader före den riktiga starten (placeboprov i tiden; Abadie, Diamond och Hainmueller 2015). "
            "Då ska ingen förändring synas. Före och efter är hela år, eller samma kalendermånader. Syns en förändring ändå är den ett skäl att tvivla på svaret.",
        ),
        (
            "Beror svaret på våra val?",
            "Alla rimliga kombinationer av jämförelseområden, perioder och brott räknas, och visas bredvid varandra i storleksordning (specifikationskurva; Simonsohn, Simmons och Nelson 2020). "
            "Är de eniga står svaret sig. Jämförelseområden är planens, planens utan det område som drar mest åt vartdera hållet, de som liknar piloten, och halvor av planens; aldrig pilotområden eller buffertzoner.",
        ),
        (
            "Fler platser?: vad som talar för och emot",
            "Huvudutfallet läses av den låsta beslutsregeln: en hoppad förändring talar för fler platser, en som är mindre än hoppats, osannolik eller åt fel håll talar emot. "
            "Går det inte att avgöra sägs hur många månader till som behövs, eller att inget antal räcker. Övriga utfall räknas bara där de står sig när alla prövas tillsammans (Holm). "
            "Omfördelning, förbehåll, bevisgrad, en olåst plan, genomförande, uthållighet och kostnader är egna skäl. Genomförandet är gott från 80 % av det planerade och svagt under 60 % (Durlak och DuPre 2008): "
            "gott genomförande utan förändring talar mot metoden, svagt genomförande mot genomförandet. Vägarna rangordnas inte och skälen räknas inte ihop. "
            "EMMIE (Johnson, Tilley och Bowers 2015) frågar efter effekt, mekanism, moderatorer, genomförande och ekonomi. Delar av ett svar sägs skilja sig bara där två intervall inte möts, vilket är strängare än ett test (Schenker och Gentleman 2001).",
        ),
        (
            "Var härnäst: hur säker är ordningen?",
            "Varje mått görs om till områdets plats bland de kända (percentiler), så att ett område med mycket höga tal inte ensamt avgör; vikterna är läsarens val. "
            "Händelser räknas över tre hela år och vägs samman med vad områdena har i genomsnitt (empirisk Bayes), för ett område med många händelser ett år får ofta färre nästa av sig självt. "
            "Ordningen prövas i 1 000 dragningar: av antal som samma uppgifter tillåter, med månadernas spridning, och av vikter ur alla tänkbara (Goldstein och Spiegelhalter 1996; Laird och Louis 1989). "
            "I simulerade orter ligger områdets sanna plats inom spannet i minst nio fall av tio. Det som inte är känt är mitten, aldrig noll, och i dragningarna vad som helst. "
            "Likheten med piloten dras inte om, så spannet är där snarast för kort. Områden med "
            + SMALL
            + " händelser något år visas inte alls.",
        ),
        (
            "Kostnad per färre händelse",
            "Noterade kostnader från starten delas med hur många färre händelser det blev än väntat, med huvudtalets intervall. En kostnad som är summerad har ingen egen osäkerhet: då är Fiellers intervall (1954) kostnaden delad med vardera gränsen. "
            "Rymmer gränserna noll färre finns ingen övre gräns, och det står så. Timmar förblir timmar tills någon sätter ett pris. Vad privata ägare betalat räknas in först när minst tre företag står bakom.",
        ),
    ),
)
