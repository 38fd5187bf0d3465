"""English: the frame of the page about ways of working and methods."""

from pages.shared.text.parts.process import ProcessText

PROCESS = ProcessText(
    title="Ways of working and methods",
    lead="How does the partnership work, what has been done and by whom? The figures say what has happened in the work, not whether there is less crime.",
    part="Part",
    everywhere="All areas",
    time="Time",
    as_of="Data up to and including {day}.",
    loaded_on="The data were loaded on {day}.",
    files=("File", "Rows about the area"),
    not_loaded="Not loaded",
    rows="Rows (of {of})",
    parts={
        "glance": "At a glance",
        "walks": "Walks",
        "chain": "Problems, measures",
        "timeline": "Timeline",
        "measures": "Measures",
        "methods": "Methods",
        "participation": "Participation",
        "situation": "Situation picture",
        "to-mend": "To mend",
    },
    whiles={
        "start": "Since the start",
        "twelve-months": "Last twelve months",
    },
)
