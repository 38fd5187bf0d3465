"""Swedish: which areas lie outside what chance usually does."""

from pages.shared.text.parts.funnel import FunnelText

FUNNEL = FunnelText(
    switch="Vilka områden sticker ut? (trattdiagram)",
    options={
        "change": "Förändring",
        "businesses": "Per 1 000 verksamheter",
        "residents": "Per 1 000 invånare",
    },
    base={"businesses": "verksamheter", "residents": "invånare"},
    title="{n} av {of} områden sticker ut; ungefär {two} väntas göra det av en slump",
    title_none="Inget av {of} områden sticker ut; ungefär {two} väntas göra det av en slump",
    subtitle_change="Förändring av antal per månad, {after} mot {before}. {groups}",
    subtitle_rate="Händelser per 1 000 {base} och år, {year}. {groups}",
    axis_change="Förändring av antal per månad",
    axis_rate="Händelser per 1 000 {base} och år",
    size_change="Väntat antal händelser i den senare perioden (logaritmisk skala)",
    size_rate="Antal {base} (logaritmisk skala)",
    centre="Alla tillsammans: {value}",
    limit="{n} standardavvikelser",
    by_chance="Sticker ut gör områden utanför två standardavvikelser. Om bara slumpen skilde områdena åt skulle ungefär {two} ligga utanför två "
    "standardavvikelser och {three} utanför tre.",
    dispersion="Områdena varierar mer än slumpen brukar ge, så gränserna är vidgade (φ = {phi}).",
    dispersion_none="Områdena varierar inte mer än slumpen brukar ge (φ = 1).",
    too_few="Områden som inte är med, för att de har för få händelser eller saknar uppgifter: {n}.",
    note_change="Gränserna är exakta (binomialfördelningen, givet områdets summa).",
    note_rate="Gränserna är exakta (Poissonfördelningen). Antalet {base} är det för {base_year}.",
    columns_change=("Område", "Före", "Efter", "Förändring", "Läge"),
    columns_rate=("Område", "Antal {base}", "Händelser", "Per 1 000", "Läge"),
    inside="innanför",
    above="över {n} standardavvikelser",
    below="under {n} standardavvikelser",
    refused="Trattdiagrammet går inte att rita: {reason}",
)
