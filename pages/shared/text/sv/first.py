"""Swedish: the first screen."""

from pages.shared.text.parts.first import FirstText

FIRST = FirstText(
    title="Börja här",
    answers="Pilotkollen svarar på en fråga: **ändrades det mer i pilotområdet än i liknande områden?** "
    "För varje pilot står hur mycket, hur säkert det är och vad som talar emot. "
    "Svaret gäller förändring, inte orsak, och ”går inte att avgöra” är också ett svar.",
    fictive="Allt som visas nu är påhittat för att visa verktyget: händelserna, svaren och piloterna finns inte.",
    own="Nu visas det som är inläst: {files}.",
    nothing="Inget är inläst ännu. Läs in en egen fil, eller börja med påhittade exempeldata.",
    read_heading="Så läser du ett svar:",
    sentence="Meningen.",
    sentence_why="Vad som hände, jämfört med vad jämförelseområdena ger skäl att vänta sig.",
    interval="Intervallet.",
    interval_why="Hur mycket svaret kan svänga. Ligger hela intervallet på samma sida om noll är riktningen säker; annars går det inte att avgöra.",
    doubts="Vad talar emot?",
    doubts_why="Det som försvagar svaret, med hur mycket det betyder här. Läs det innan svaret förs vidare.",
    more_doubts="{n} förbehåll till står i svaret.",
    look="Se svaret",
    present="Visa det i ett möte",
    use_own="Använd egna uppgifter",
    load="Läs in uppgifter",
    again="Visas inte igen här, men finns kvar i menyn under Börja här.",
    from_method="Börja här: så läser du ett svar",
    begin_heading="Börja med en enda fil: händelserna",
    begin="En rad för varje händelse, som CSV eller Excel. Bara datum måste finnas; med område och brottstyp går mer att svara på. Så här lite räcker:",
    example="Datum;Område;Brottstyp\n2024-03-02;Storgatan;Stöld i butik\n2024-03-05;Torget;Skadegörelse",
    begin_then="Då går sidan Trender att läsa, och Karta om filen har koordinater. Skriv sedan planen på sidan Utvärderingsplan: "
    "pilotområde, jämförelseområden och perioder. Då svarar Översikt och Effekt. Allt annat kan vänta; mallar för enkäter, åtgärder och möten finns nedan.",
)
