"""English: did the incidents move?"""

from pages.shared.text.parts.moved import MovedText

MOVED = MovedText(
    question="Did the incidents move?",
    short_refused="Cannot be answered here.",
    short_more="A sign of displacement.",
    short_less="It fell around it too.",
    short_unclear="Cannot be told.",
    title="Did the streets and areas around change more than expected?",
    more=(
        "{value} incidents in the buffer zone than expected ({interval}): a sign of displacement."
    ),
    less=(
        "{value} incidents in the buffer zone than expected ({interval}): "
        "a sign of diffusion of benefits."
    ),
    other="{value} incidents in the buffer zone than expected ({interval}).",
    unclear=(
        "It cannot be told whether incidents have moved to the buffer zone: "
        "{value} compared with expected ({interval})."
    ),
)
