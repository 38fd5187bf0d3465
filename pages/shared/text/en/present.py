"""The big screen, in English."""

from pages.shared.text.parts.present import PresentText

PRESENT = PresentText(
    start="Show on a big screen",
    this_view="This view",
    whole_story="The whole evaluation",
    report="The report: {title}",
    light="Light room: stronger contrast",
    previous="Previous slide",
    next="Next slide",
    leave="Leave",
    leave_help="Back to the page (Esc)",
    keys="Arrow keys change slide, B makes the screen black, F fills the screen, Esc leaves.",
    progress="{number} of {count}",
    announced="Slide {number} of {count}: {title}",
    black="The screen is black. B shows the slide again.",
    opening="Opening the slide …",
    question="The question",
    asks="Did the number of incidents in {area} change more than in the comparison areas?",
    asks_of_answers="Did the answers in {area} change more than in the comparison areas?",
    before="Before: {period}.",
    after="After: {period}.",
    compared="Compared with {areas}.",
    compared_many="Compared with {n} areas.",
    doubts="What speaks against the answer",
    more="And {n} more, on the page.",
    refused="It cannot be answered",
    no_figures="There is no figure here",
    no_figures_why="The view {page} has nothing to show on a big screen. Esc leads back.",
    no_data="There are no data to show yet",
    empty="The report is empty",
)
