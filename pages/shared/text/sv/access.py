"""Swedish: logging in, and out."""

from data.roles import Role
from pages.shared.text.parts.access import AccessText

ACCESS = AccessText(
    title="Logga in",
    lead="Pilotkollen visar underlag om händelser och trygghet i kommunen. Logga in med ditt arbetskonto.",
    in_this_language="På svenska",
    log_in="Logga in",
    ended="Du är inte längre inloggad. Det blir så när du har loggat ut, när ingen har använt sidan på ett tag "
    "och när inloggningen har gått ut. Du kommer tillbaka till samma sida.",
    no_role_title="Du har ingen behörighet",
    no_role="Du har loggat in som {person}, men det kontot har ingen roll i Pilotkollen.",
    ask="Vänd dig till den som sköter Pilotkollen för att få en roll, eller logga in med ett annat konto.",
    as_another="Logga in med ett annat konto",
    unreached_title="Inloggningen svarar inte",
    unreached="Tjänsten som du loggar in hos går inte att nå just nu. Försök igen om en stund. Hjälper inte det, "
    "säg till den som sköter Pilotkollen.",
    only_here="Pilotkollen svarar bara på den egna datorn, för att ingen inloggning är inställd.",
    role={Role.READER: "läsare", Role.ANALYST: "analytiker", Role.ADMINISTRATOR: "administratör"},
    who="{person}, {role}",
    log_out="Logga ut",
    over="Du är inte längre inloggad.",
    again="Logga in igen",
    start="Pilotkollen startar inte:",
    must_have_login="server.address = {address}: utan inloggning svarar Pilotkollen bara på den egna datorn, 127.0.0.1. "
    "Ställ in inloggning under [auth] i secrets.toml, eller ta bort adressen.",
    unusable="{file} kan inte läsas ({why}). Rätta filen, eller ge kontot som kör Pilotkollen rätt att läsa den.",
    incomplete="secrets.toml, [auth]: här saknas {names}.",
    short_secret="secrets.toml, [auth]: cookie_secret ska vara slumpmässig och minst {least} tecken lång.",
    not_tls="secrets.toml, [auth]: redirect_uri = {address} ska börja med https, utom på den egna datorn.",
    wrong_address="secrets.toml, [auth]: redirect_uri = {address} ska sluta med /oauth2callback efter basadressen.",
    nobody="Ingen får komma in: namnge personer eller roller under [access] i filen som PILOTKOLLEN_SETTINGS anger.",
    by_headers="server.trustedUserHeaders ska vara tom: annars kan vem som helst säga vem de är.",
    tokens="secrets.toml, [auth]: ta bort expose_tokens. Ingen sida behöver dem.",
    open_store="{folder}: alla konton på datorn kan läsa underlaget, förbi inloggningen. Stäng mappen: chmod o-rwx {folder}",
)
