"""Swedish: pictures for documents."""

from pages.shared.text.parts.picture import PictureText

PICTURE = PictureText(
    heading="Ladda ner som bild",
    document="PNG för dokument",
    slide="PNG för bildspel",
    svg="SVG",
    pdf="PDF",
    north="N",
    metres="{n}\N{NO-BREAK SPACE}m",
    kilometres="{n}\N{NO-BREAK SPACE}km",
    no_browser="Bilder ritas av en webbläsare på datorn där Pilotkollen körs, och ingen hittades där. Installera Chrome, Edge eller Chromium, eller ange var den ligger i inställningen PILOTKOLLEN_BROWSER, och läs sedan in sidan igen. Allt annat fungerar utan den.",
    silent_browser="Bilder ritas av en webbläsare på datorn där Pilotkollen körs, men den som hittades, {path}, startar inte. Kontrollera att den går att öppna, eller ange en annan i inställningen PILOTKOLLEN_BROWSER, och läs sedan in sidan igen. Allt annat fungerar utan den.",
)
