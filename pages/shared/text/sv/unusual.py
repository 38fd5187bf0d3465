"""Swedish: the page Trends, months that stand out."""

from pages.shared.text.parts.unusual import UnusualText

UNUSUAL = UnusualText(
    title="{n} av {looked} {n:månad|månader} skiljer sig från samma månad tidigare år",
    none="Ingen av {looked} granskade månader skiljer sig mer från samma månad tidigare år än slumpen brukar ge. Av en slump skulle ungefär {chance} göra det.",
    subtitle="Händelser per månad. {groups}, {areas}, {period}",
    columns=(
        "Månad",
        "Händelser",
        "Samma månad tidigare år, i medeltal",
        "Tidigare år",
        "Tolkning",
    ),
    years="{n} år",
    more="▲ fler än slumpen brukar ge",
    fewer="▼ färre än slumpen brukar ge",
    note="{looked} färdiga månader granskades; av en slump skulle ungefär {chance} av dem sticka ut. Varje månad jämförs med alla tidigare år i uppgifterna, minst två.",
    marks="▲ och ▼: fler eller färre än samma månad tidigare år, mer än slumpen brukar ge.",
    refused="Ovanliga månader kan inte pekas ut: {reason}",
)
