"""English: what is said of files that leave the house, and of figures that may not."""

from pages.shared.text.parts.leaving import LeavingText

LEAVING = LeavingText(
    why={
        "worked_out": "a small count could be worked out from the figure and what has left already "
        "or stands before it in the same file",
        "personal": "something in the figure looks like personal data: a name, a number or an address",
        "exact": "the figure shows exact places",
    },
    no_table="The table does not leave: {why}.",
    no_picture="The picture does not leave: {why}.",
    damaged="Line {line} of the export log cannot be read. Nothing leaves until it is whole: "
    "restore it from a backup.",
    meanwhile="While the file was made another one left, and a small count could be worked out from "
    "the two together. The file does not leave. Make it again: it will say which figure stays.",
    nothing="Nothing has left.",
    line="{number} · {at} · {name} ({n} {n:figure|figures}, {by}) · {print}",
    nobody="unknown",
    stayed="{address}: did not leave",
    whole="{n} {n:line|lines}, all in place. Checksum of the last line: {last}",
    broken="The log was changed: line {line} does not fit the line before it, or is missing.",
)
