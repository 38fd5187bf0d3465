"""Swedish: the journal, what was done, by whom and when."""

from data.keeping.journal import Deed
from pages.shared.text.parts.journal import JournalText

JOURNAL = JournalText(
    title="Loggbok",
    lead="Vad som har gjorts, av vem och när. Raderna läggs bara till: varje rad har en kontrollsumma av raden före, så en rad som ändras eller tas bort märks. Här står inga uppgifter om brott och inga siffror, men namn på dem som arbetar här.",
    said={
        Deed.LOADED: "Läste in {files} (version {version})",
        Deed.PLANNED: "Skrev utvärderingsplanen {files} (version {version})",
        Deed.LOCKED: "Låste utvärderingsplanen (version {version})",
        Deed.UNDONE: "Ångrade: version {version} används",
        Deed.REDONE: "Tog tillbaka det ångrade: version {version} används",
        Deed.PURGED: "Gallrade det som gjorts före {before}. Raderade versioner: {versions}",
        Deed.THINNED: "Gallrade rader från tiden före {before} (version {version})",
        Deed.BACKED_UP: "Tog en säkerhetskopia",
        Deed.RESTORED: "Återställde säkerhetskopian {files} (version {version})",
        Deed.EXPORTED: "Tog ut {files} (rad {line} i exportloggen, kontrollsumma {print})",
        Deed.LOGGED_IN: "Loggade in som {role}",
        Deed.LOGGED_OUT: "Loggade ut",
        Deed.ENDED: "Loggades ut: {why}",
        Deed.REFUSED: "Nekades: {why}",
        Deed.STARTED: "Servern startade med inställningarna {settings}",
    },
    refused={
        "nobody": "inloggningen säger inte vem det är",
        "no_role": "ingen roll är tilldelad",
        "expired": "inloggningen har gått ut",
        "idle": "för länge utan aktivitet",
        "revoked": "inloggningen är avslutad",
        "tampered": "inloggningen gick inte att kontrollera",
        "not_allowed": "rollen får inte göra det",
    },
    role={"reader": "läsare", "analyst": "analytiker", "administrator": "administratör"},
    nobody="okänd",
    unreadable="Raden går inte att läsa",
    nothing="Ingenting är antecknat ännu.",
    line="{number} · {at} · {by} · {what}",
    columns=("Rad", "När", "Vem", "Vad"),
    whole="{n} {n:rad|rader}, alla på plats. Sista radens kontrollsumma: {last}",
    broken="Loggboken är ändrad: rad {line} stämmer inte med raden före, eller saknas.",
    newest="De {n} senaste av {all} rader. Alla skrivs ut av `python -m data journal`.",
    not_yours="Loggboken visas bara för administratörer.",
)
