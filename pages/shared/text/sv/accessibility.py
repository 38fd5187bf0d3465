"""Swedish: the accessibility statement."""

from pages.shared.text.parts.accessibility import AccessibilityText

ACCESSIBILITY = AccessibilityText(
    title="Tillgänglighet",
    lead="Det här är tillgänglighetsredogörelsen för Pilotkollen, enligt lagen (2018:1937) om tillgänglighet till digital offentlig service. Så många som möjligt ska kunna använda Pilotkollen, vilken funktionsnedsättning de än har.",
    how_heading="Hur tillgänglig är Pilotkollen?",
    how="Pilotkollen är delvis förenlig med lagens krav, det vill säga WCAG 2.1 på nivå AA. Målet är WCAG 2.2 på nivå AA. Bristerna som vi känner till står längre ned på sidan.",
    otherwise_heading="Vad kan du göra om du inte kan använda delar av Pilotkollen?",
    otherwise="Siffrorna i varje diagram och karta står i en tabell bredvid, som också går att ladda ner. En rapport går att få som PDF med rubriker och alternativtexter (PDF/UA), Word, PowerPoint och Excel.",
    reach="Kontakt: {contact}.",
    no_contact="Den som driver den här installationen har inte angett någon kontakt. Vänd dig till dem som du fick länken av. (För den som driver den: kontakten anges med inställningen PILOTKOLLEN_CONTACT.)",
    report_heading="Rapportera brister",
    report="Hittar du en brist som inte står här, eller tycker du att lagens krav inte är uppfyllda? Hör av dig, så att det går att rätta. Skicka med länken till sidan, vad du ville göra och vad som hände, gärna också webbläsare och hjälpmedel.",
    authority_heading="Tillsyn",
    authority="Myndigheten för digital förvaltning (Digg) har tillsyn över att lagen följs. Är du inte nöjd med svaret kan du [anmäla bristen till Digg](https://www.digg.se/tdosanmalan).",
    known_heading="Innehåll som inte är tillgängligt",
    known="De här bristerna känner vi till. Inget undantag för oskäligt betungande anpassning åberopas.",
    fault={
        "column_menu": "Menyn i kolumnrubriken på långa tabeller nås bara med mus.",
        "chart_points": "Värdet som visas när muspekaren står på en punkt i ett diagram nås bara med mus.",
        "marks": "Märken på kartan som ligger tätt täcker varandra, så att ytan att klicka på blir mindre än 24 bildpunkter.",
    },
    instead={
        "column_menu": "Tabellen går att ladda ner och sortera i ett kalkylprogram.",
        "chart_points": "Samma värde står i tabellen under diagrammet.",
        "marks": "Allt som har ett märke går också att välja i listan vid kartan.",
    },
    criterion="(WCAG {number})",
    issue="{maker}, ärende {number}",
    outside="Kartor på nätet omfattas inte av lagens krav. Kartornas siffror står ändå i tabeller, kartan går att flytta och zooma med tangentbordet och områden går att rita genom att skriva koordinater.",
    tested_heading="Så har Pilotkollen testats",
    tested="Bedömningen är gjord av dem som bygger Pilotkollen. Vid varje ändring öppnas alla sidor och delar av sidor i en webbläsare, på svenska och engelska, på en bred skärm och på en som är 320 bildpunkter bred, och läses av testverktyget axe-core, som letar efter brister enligt WCAG 2.2 AA. Huvuduppgifterna görs med enbart tangentbord, sidorna förstoras till 200 och 400 procent och rapporter i PDF läses av ett kontrollprogram för PDF/UA. Ingen som använder skärmläsare eller ett annat hjälpmedel har prövat Pilotkollen än, och ingen utomstående har granskat den.",
    dates="Bedömningen gjordes senast {assessed}. Redogörelsen uppdaterades senast {updated}.",
)
