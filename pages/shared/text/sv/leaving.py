"""Swedish: what is said of files that leave the house, and of figures that may not."""

from pages.shared.text.parts.leaving import LeavingText

LEAVING = LeavingText(
    why={
        "worked_out": "ett litet antal går att räkna fram ur figuren och det som redan har lämnats ut "
        "eller står före i samma fil",
        "personal": "något i figuren ser ut som en personuppgift: namn, nummer eller adress",
        "exact": "figuren visar exakta platser",
    },
    no_table="Tabellen lämnas inte ut: {why}.",
    no_picture="Bilden lämnas inte ut: {why}.",
    damaged="Rad {line} i exportloggen går inte att läsa. Inget lämnas ut förrän den är hel: "
    "återställ den ur en säkerhetskopia.",
    meanwhile="Medan filen gjordes lämnades en annan ut, och ur de två tillsammans går ett litet "
    "antal att räkna fram. Filen lämnas inte ut. Gör den igen: då står det vilken figur det gäller.",
    nothing="Inget har lämnats ut.",
    line="{number} · {at} · {name} ({n} {n:figur|figurer}, {by}) · {print}",
    nobody="okänd",
    stayed="{address}: lämnades inte ut",
    whole="{n} {n:rad|rader}, alla på plats. Sista radens kontrollsumma: {last}",
    broken="Loggen är ändrad: rad {line} stämmer inte med raden före, eller saknas.",
)
