"""Swedish: the page Map, change in per cent."""

from pages.shared.text.parts.relative import RelativeText
from pages.shared.text.small import ROUND_SV

RELATIVE = RelativeText(
    unit="Förändring i procent, efter mot före",
    not_drawn="Utan färg: mindre skillnad, eller för få händelser.",
    told="Här räcker händelserna för att säga något",
    rose="Ökning, större än slumpen",
    fell="Minskning, större än slumpen",
    said="Innanför de kraftiga linjerna är förändringen större än vad slumpen brukar ge någonstans på en hel karta. Annan färg kan vara slump.",
    both="{around}: tydlig minskning på vissa platser, tydlig ökning på andra",
    only_rose="{around}: tydlig ökning på minst en plats",
    only_fell="{around}: tydlig minskning på minst en plats",
    neither="{around}: ingen plats förändrades tydligt mer än slumpen",
    refused_title="Förändringen i procent går inte att rita",
    n="n = {n} händelser i båda perioderna på hela kartan, till närmaste "
    + ROUND_SV
    + ". Om ingenting hade ändrats skulle högst {level} av kartorna visa någon kraftig linje.",
    method="Takten efter delad med takten före, plats för plats (kärnskattad kvot, toleranslinjer enligt Kelsall och Diggle). Bara där minst 10 händelser väntas i vardera perioden, på minst tre platser; hänsyn tas till att händelser kommer i serier.",
)
