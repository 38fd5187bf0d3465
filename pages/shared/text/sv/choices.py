"""Swedish: does the answer depend on our choices?"""

from analysis.choices import Kind, Way
from analysis.specifications import Standing
from pages.shared.text.parts.choices import ChoicesText
from pages.shared.text.small import SMALL

CHOICES = ChoicesText(
    question="Beror svaret på våra val?",
    short={
        Standing.STANDS: "Nej, svaret står sig.",
        Standing.DIRECTION: "Delvis: riktningen står sig, men svaret är inte lika säkert.",
        Standing.DEPENDS: "Ja, svaret beror på hur vi räknar.",
    },
    short_undecided="Nej, andra sätt att räkna avgör det inte heller.",
    short_refused="Går inte att svara på här.",
    refused="Det går inte att pröva andra sätt att räkna: {reason}",
    title_fewer="I {ways} av {all} rimliga sätt att räkna blev det färre än väntat",
    title_more="I {ways} av {all} rimliga sätt att räkna blev det fler än väntat",
    title_undecided="I {ways} av {all} rimliga sätt att räkna går det inte att avgöra",
    subtitle="{area}. Varje kolumn är ett sätt att räkna, med sitt intervall; det blå är planens",
    said="Någon annan hade kunnat välja andra jämförelseområden, perioder eller brott med lika goda skäl. Av {all} sådana sätt att räkna ändras {direction} åt samma håll som planens. Planens regel ger i {stance} av dem samma slutsats om målet, i {verdict} med samma ord.",
    spread="Mitten av dem är {median}. De går från {low} till {high}.",
    plans="planens: {change}",
    moving="Mest betyder {kind}: i snitt {low} ({lowest}) och {high} ({highest}).",
    left_out="{count} sätt till gick inte att räkna, oftast för att antalen är små eller uppgifter saknas.",
    kind={
        Kind.COMPARED: "Jämförelseområden",
        Kind.BEFORE: "Före",
        Kind.AFTER: "Efter",
        Kind.COUNTED: "Brott",
    },
    kind_inside={
        Kind.COMPARED: "vilka områden vi jämför med",
        Kind.BEFORE: "hur lång tid före starten vi räknar",
        Kind.AFTER: "vilken tid efter starten vi räknar",
        Kind.COUNTED: "vilka brott vi räknar",
    },
    plan={
        Kind.COMPARED: "planens områden",
        Kind.BEFORE: "planens föreperiod",
        Kind.AFTER: "planens efterperiod",
        Kind.COUNTED: "planens brott",
    },
    way={
        Way.WITHOUT: "utan {detail}",
        Way.ALIKE: "alla som liknar piloten",
        Way.NEAREST: "den närmaste halvan",
        Way.LARGER: "halvan med flest händelser",
        Way.SMALLER: "halvan med minst händelser",
        Way.YEARS: "{detail} år före",
        Way.FIRST_YEAR: "första året efter",
        Way.LATEST_YEAR: "senaste året efter",
        Way.ALL: "alla brott",
        Way.BUSINESS: "bara företagsrelaterade",
        Way.GROUP: "bara {detail}",
    },
    columns=(
        "Jämförelseområden",
        "Före",
        "Efter",
        "Brott",
        "Förändring jämfört med väntat",
        "Lägst",
        "Högst",
        "Enligt planens regel",
    ),
    note="Specifikationskurva: alla kombinationer av de val som står till vänster, ordnade efter resultat. Fyllda punkter: intervallet utesluter att det blev som väntat. Minst fem jämförelseområden och tjugo händelser före; sätt som bygger på "
    + SMALL
    + " händelser är utelämnade. Mycket långa intervall är avkapade i bilden. Sätten delar uppgifter och är inte oberoende av varandra.",
)
