"""Swedish: the templates to fill in."""

from pages.shared.text.parts.templates import TemplatesText

TEMPLATES = TemplatesText(
    heading="Mallar att fylla i",
    lead="En arbetsbok för varje slag av fil, med rubriker som känns igen, listor att välja ur och ett blad som "
    "säger hur den fylls i. Har du redan en fil behövs ingen mall.",
    kind="Mall för",
    download="Ladda ner mallen",
    file_name="pilotkollen-mall-{kind}.xlsx",
    plan="Utvärderingsplanen har ingen mall: den skrivs på sidan Utvärderingsplan.",
)
