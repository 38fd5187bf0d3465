"""Swedish: did the incidents move?"""

from pages.shared.text.parts.moved import MovedText

MOVED = MovedText(
    question="Flyttade händelserna?",
    short_refused="Går inte att svara på här.",
    short_more="Tecken på omfördelning.",
    short_less="Det minskade även runt om.",
    short_unclear="Går inte att avgöra.",
    title="Ändrades antalet i gatorna och områdena runt om mer än väntat?",
    more=("{value} händelser i buffertzonen än väntat ({interval}): tecken på omfördelning."),
    less=("{value} händelser i buffertzonen än väntat ({interval}): tecken på positiv spridning."),
    other="{value} händelser i buffertzonen än väntat ({interval}).",
    unclear=(
        "Det går inte att avgöra om händelser har flyttat till buffertzonen: "
        "{value} jämfört med väntat ({interval})."
    ),
)
