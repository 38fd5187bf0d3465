"""Swedish: the page about personal data."""

from pages.shared.text.parts.privacy import PrivacyText

PRIVACY = PrivacyText(
    title="Integritet",
    lead="Varför uppgifterna finns här, med vilken rätt, hur länge, vem som ser vad och vem som svarar på frågor.",
    controller_heading="Personuppgiftsansvarig",
    no_controller="Den som driver den här installationen har inte angett vem som är personuppgiftsansvarig.",
    purpose_heading="Ändamål",
    no_purpose="Inget ändamål är angett. Pilotkollen är byggd för att utvärdera platsbaserat brottsförebyggande arbete, men vad uppgifterna får användas till avgör den som är personuppgiftsansvarig.",
    ground_heading="Rättslig grund",
    no_ground="Ingen rättslig grund är angiven.",
    retention_heading="Hur länge uppgifterna sparas",
    retention="Händelser, enkätsvar och rapporter sparas i {months} {months:månad|månader}. Rader utan dag blir kvar, för ingen vet hur gamla de är.",
    no_retention="Ingen gallringstid är angiven, så inget gallras förrän någon gör det.",
    retention_how="Gallring görs av en administratör och står i loggboken. Säkerhetskopior ligger utanför Pilotkollen och gallras av den som förvarar dem.",
    contact_heading="Kontakt och dina rättigheter",
    contact="Frågor om personuppgifter besvaras av: {contact}.",
    no_contact="Ingen kontakt är angiven. Vänd dig till dem som du fick länken av.",
    officer="Dataskyddsombud: {officer}.",
    rights="Du har rätt att få veta om det finns uppgifter om dig, att få dem rättade och i vissa fall raderade. I Pilotkollen är händelser och svar utan namn, så det går sällan att se vem de gäller. Klagomål tas emot av Integritetsskyddsmyndigheten (IMY).",
    kept_heading="Vad som sparas",
    kept="Av en händelse sparas tid, plats, brottstyp och om den är företagsrelaterad. Diarienummer och adress sparas bara som kontrollsummor med en hemlig nyckel. Namn, personnummer, telefonnummer, e-post, registreringsnummer och fritext läses inte in. Av en enkät sparas svaren utan namn.",
    seen_heading="Vem som ser vad",
    seen="Läsare ser antal och andelar för områden och tider. Antal under {least} visas aldrig, varken på skärmen, i tabeller eller i filer, och det som inte visas skickas inte till webbläsaren. Den som jämför flera vyer med olika urval kan ändå räkna ut ett enskilt litet antal. Exakta rutor på kartan ser bara analytiker, och de följer inte med i filer.",
    noted_heading="Vad som antecknas",
    noted="Loggboken antecknar inläsningar, ändringar av planen, filer som tas ut, gallring och inloggningar, med namn på den som gjorde det. Den visas för administratörer. En kaka håller reda på inloggningen. Utöver inloggningen skickas inget till någon annan server.",
    not_set="Det som inte är angett fyller den som driver installationen i, i avsnittet [privacy] i inställningsfilen.",
)
