"""Swedish: the page Map, hot spots."""

from pages.shared.text.parts.hot_spots import HotSpotsText
from pages.shared.text.small import ROUND_SV, SMALL

HOT_SPOTS = HotSpotsText(
    unit="Heta platser: fler händelser än slumpen ger",
    kind={
        "new": "ny",
        "lasting": "består",
        "gone": "försvunnen",
        "unclear": "oklar",
        "stands_out": "sticker ut",
    },
    letter={
        "new": "N",
        "lasting": "B",
        "gone": "F",
        "unclear": "?",
        "stands_out": "S",
    },
    mark="{letter}{number}",
    legend="{letter} = {kind}",
    edge="Kanten av en plats: sticker ut i bara en period, kan vara slump",
    legend_edge="kant: i bara en period, oklart",
    title="{around}: {lasting}, {new}, {gone}",
    lasting="{n} {n:plats|platser} sticker ut före och efter",
    no_lasting="ingen plats sticker ut före och efter",
    new="{n} {n:ny|nya}",
    no_new="ingen ny",
    gone="{n} {n:försvunnen|försvunna}",
    no_gone="ingen försvunnen",
    only_unclear="{around}: {n} {n:plats|platser} sticker ut i en period, ändringen kan vara slump",
    nothing="{around}: ingen plats sticker ut mer än slumpen",
    one_period="{around}: {n} {n:plats|platser} sticker ut med fler händelser än slumpen ger",
    refused_title="Heta platser går inte att visa",
    said="En het plats sticker ut: den har fler händelser än om de hade legat lika tätt överallt. Ny eller försvunnen kallas den bara om dess del av händelserna ändrades mer än slumpen. Det säger inte varför.",
    said_nothing="Händelserna ligger inte tätare någonstans än vad slumpen brukar ge.",
    said_one_period="En het plats sticker ut: den har fler händelser än om de hade legat lika tätt överallt. Det säger inte varför.",
    unclear="Om {n} {n:plats|platser} går det inte att avgöra: {n:den|de} sticker ut i en av perioderna, men skillnaden mellan dem kan vara slump.",
    withheld="Rutor som sticker ut men har för få händelser eller platser visas inte.",
    columns=(
        "Nr",
        "Slag",
        "Område",
        "Storlek, meter",
        "Före, per år (cirka)",
        "Efter, per år (cirka)",
    ),
    one_column="Per år (cirka)",
    near="nära {area}",
    nowhere="utanför områdena",
    size="{east} \N{MULTIPLICATION SIGN} {north}",
    about="cirka {n}",
    told_period="{period}: {about} händelser per år",
    n_two="n = {before} händelser före och {after} efter, i {squares} jämförda rutor.",
    n_one="n = {n} händelser i {squares} jämförda rutor.",
    compared_areas="de rutor i kartans vy som hör till något område",
    compared_map="alla rutor i kartans vy",
    method="Metod: varje ruta om {size} meter prövas med sin omgivning, {width} \N{MULTIPLICATION SIGN} {width} meter, mot {compared}. Exakt binomialprövning, vid stora antal Getis\N{EN DASH}Ords Gi*; Benjamini\N{EN DASH}Yekutielis regel över alla rutor: om allt är slump visar högst 5 % av kartorna någon plats.",
    method_change="Ny och försvunnen prövas exakt på samma sätt, givet båda periodernas händelser.",
    series="Hänsyn tas till hur ojämna planens månader är, för händelser kommer i serier.",
    counts_note="Antalen gäller platsen och {reach} meter runt den, avrundade till närmaste "
    + ROUND_SV
    + " per period; "
    + SMALL
    + " visas inte.",
)
