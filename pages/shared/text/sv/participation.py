"""Swedish: who takes part, and does it last."""

from analysis.process.endurance import Course
from pages.shared.text.parts.participation import ParticipationText
from pages.shared.text.small import SMALL

PARTICIPATION = ParticipationText(
    subtitle="{what}, {area}, {period}",
    since="kvartal sedan starten, till och med {day}",
    what={
        "P01": "P01: Medlemmar i slutet av varje kvartal, och hur många som gick med och gick ur",
        "P03": "P02 och P03: Medlemmar av alla verksamheter, efter bransch och storlek",
        "P27": "P04 och P27: Andel medlemmar som gjorde något de sista 90 dagarna i varje kvartal",
        "P05": "P05: Närvarande av kallade vid kvartalets möten",
        "P17": "P17\N{EN DASH}P19: Händelserapporter, tid till rapport och svar",
        "P21": "P21: Meddelanden per månad",
    },
    heading={
        "members": "Medlemmar",
        "activity": "Aktivitet: håller arbetet i sig?",
        "meetings": "Möten",
        "reports": "Rapporter",
        "messages": "Meddelanden",
    },
    quarter="{number}: {days}",
    short_quarter="{number}<br>{month}",
    hollow="Ofylld punkt: kvartalet är inte slut.",
    members_title="Från {first} till {last} medlemmar sedan starten",
    members_lines=("medlemmar", "gick med", "gick ur"),
    members_columns=(
        "Kvartal sedan starten",
        "Medlemmar vid kvartalets slut",
        "Gick med",
        "Gick ur",
    ),
    covered_title="{share} av verksamheterna är med; {none} {none:grupp|grupper} saknar medlem",
    covered_title_all="{share} av verksamheterna är med; ingen grupp som kan visas saknar medlem",
    covered_title_unknown="{none} {none:grupp|grupper} av verksamheter saknar medlem",
    covered_columns=("Indelning", "Grupp", "Medlemmar av verksamheter", "Andel"),
    by={"branch": "Bransch", "size": "Storlek"},
    covered_note="\N{MIDDLE DOT}\N{MIDDLE DOT} = grupper där "
    + SMALL
    + " är med eller inte är med, och sådana som annars skulle avslöja dem. De är inte räknade som grupper utan medlem.",
    without="Grupper utan någon medlem: {groups}.",
    group="{group} ({by}, {n} verksamheter)",
    active={
        Course.FADES: "Aktiviteten klingar av: de aktiva blir, som andel av medlemmarna, i genomsnitt {change} för varje kvartal ({interval}).",
        Course.GROWS: "Aktiviteten ökar: de aktiva blir, som andel av medlemmarna, i genomsnitt {change} för varje kvartal ({interval}).",
        Course.HOLDS: "Aktiviteten håller i sig: andelen aktiva medlemmar ändras mindre än fem procent per kvartal ({interval}).",
        Course.CANNOT_TELL: "Det går inte att säga om aktiviteten håller i sig: mellan kvartalen kan den ha ändrats åt båda hållen ({interval}).",
    },
    active_unknown="Det går inte att säga om aktiviteten håller i sig: {reason}",
    active_title={
        Course.FADES: "Andelen aktiva medlemmar minskar kvartal för kvartal",
        Course.GROWS: "Andelen aktiva medlemmar ökar kvartal för kvartal",
        Course.HOLDS: "Andelen aktiva medlemmar håller i sig",
        Course.CANNOT_TELL: "Aktiva medlemmar: {first} första kvartalet, {last} det senaste hela",
    },
    active_axis="Andel aktiva",
    active_columns=("Kvartal sedan starten", "Aktiva", "Medlemmar", "Andel"),
    active_note="Aktiv är den som har rapporterat, varit på ett möte eller beslutat om, börjat eller avslutat en åtgärd. Ändringen per kvartal är en loglinjär trend över hela kvartal (kvasi-Poisson).",
    reports={
        Course.FADES: "Rapporterna blir färre: i genomsnitt {change} för varje kvartal ({interval}).",
        Course.GROWS: "Rapporterna blir fler: i genomsnitt {change} för varje kvartal ({interval}).",
        Course.HOLDS: "Rapporterna håller i sig: de ändras mindre än fem procent per kvartal ({interval}).",
        Course.CANNOT_TELL: "Det går inte att säga om rapporterna håller i sig: mellan kvartalen kan de ha ändrats åt båda hållen ({interval}).",
    },
    reports_unknown="Det går inte att säga om rapporterna håller i sig: {reason}",
    reports_title={
        Course.FADES: "Rapporterna blir färre kvartal för kvartal",
        Course.GROWS: "Rapporterna blir fler kvartal för kvartal",
        Course.HOLDS: "Rapporterna håller i sig",
        Course.CANNOT_TELL: "Rapporter: {all} i veckan i genomsnitt",
    },
    reports_axis="Rapporter per vecka",
    reports_columns=(
        "Kvartal sedan starten",
        "Rapporter",
        "Per vecka",
        "Från händelse till rapport",
        "Svar inom sju dagar",
    ),
    reports_all="Hela perioden: {delay} från händelse till rapport (median); svar inom sju dagar: {replies}.",
    met="Möten som hölls av planerade: {regularity}.",
    followed="Beslut som följdes upp vid ett senare möte: {decisions}.",
    turnout_title="Till mötena kom {share} av de kallade",
    turnout_axis="Andel av de kallade",
    turnout_columns=("Kvartal sedan starten", "Närvarande", "Kallade", "Andel"),
    messages_title="{number} meddelanden i månaden",
    messages_columns=("Efter", "Vilka", "Per månad"),
    messages_by=("Kanal", "Från och till"),
    n="n = {n}.",
)
