"""English: the first screen."""

from pages.shared.text.parts.first import FirstText

FIRST = FirstText(
    title="Start here",
    answers="Pilotkollen answers one question: **did the pilot area change more than similar areas?** "
    "For each pilot it says how much, how sure that is and what speaks against it. "
    "The answer is about change, not cause, and “cannot tell” is an answer too.",
    fictive="All that is shown now is made up, to show the tool: the incidents, the answers and the pilots do not exist.",
    own="What is loaded is shown now: {files}.",
    nothing="Nothing is loaded yet. Load a file of your own, or begin with made-up sample data.",
    read_heading="How to read an answer:",
    sentence="The sentence.",
    sentence_why="What happened, compared with what the comparison areas lead us to expect.",
    interval="The interval.",
    interval_why="How far the answer may swing. Where the whole interval lies on one side of zero the direction is sure; otherwise nobody can tell.",
    doubts="What speaks against it?",
    doubts_why="What weakens the answer, with its size here. Read it before you pass the answer on.",
    more_doubts="{n} more {n:doubt stands|doubts stand} in the answer.",
    look="See the answer",
    present="Show it in a meeting",
    use_own="Use your own data",
    load="Load data",
    again="It is not shown here again, but stays in the menu under Start here.",
    from_method="Start here: how to read an answer",
    begin_heading="Begin with one single file: the incidents",
    begin="One row for each incident, as CSV or Excel. Only a date must be there; with area and offence more can be answered. This little is enough:",
    example="Date,Area,Offence\n2024-03-02,High Street,Shop theft\n2024-03-05,Market Square,Criminal damage",
    begin_then="Then the page Trends can be read, and Map if the file has coordinates. Next write the plan on the page Evaluation plan: "
    "pilot area, comparison areas and periods. Then Overview and Effect answer. Everything else can wait; templates for surveys, measures and meetings are below.",
)
