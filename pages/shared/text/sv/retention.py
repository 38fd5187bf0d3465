"""Swedish: rows that are older than they may be."""

from pages.shared.text.parts.retention import RetentionText

RETENTION = RetentionText(
    heading="Gallra rader som är för gamla",
    lead="Händelser, enkätsvar och rapporter som är äldre än gallringstiden raderas för gott. Alla tidigare versioner raderas också, så det går inte att ångra. Planer som jämför med den tiden får då inget svar. Rader utan dag blir kvar. Säkerhetskopior berörs inte.",
    not_set="Ingen gallringstid är angiven (retention_months i avsnittet [privacy] i inställningsfilen). Ange en dag med --before.",
    before="Från tiden före {day}:",
    rows="{kind}: {n} {n:rad|rader}",
    versions="Tidigare versioner med sådana rader: {versions}",
    nothing="Inga rader är från tiden före {day}.",
    sure="Radera raderna och alla tidigare versioner för gott",
    clock="Klockan säger {today}, men det nyaste som lagret känner till är från {newest}. En klocka som går före raderar för mycket.",
    clock_sure="Klockan går rätt",
    clock_day="Går klockan rätt, så ange dagen med --before.",
    purge="Gallra raderna",
    purging="Gallrar …",
    gone="{kind}: {n} {n:rad raderad|rader raderade}",
    now="Version {version} används nu.",
)
