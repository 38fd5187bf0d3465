"""
How Pilotkollen looks: every colour, size of type, line width and space, once.

Pages, charts, maps, pictures and documents take theirs from here. Files that cannot import
(.streamlit/config.toml, static/*.css, static/*.js, *.typ, Word's styles) say the same; tests
compare them, and compute what can be told apart, also by people with colour blindness.
"""

from collections.abc import Mapping, Sequence

# Okabe and Ito's colours, which people with colour blindness tell apart: jfly.uni-koeln.de/color
BLUE, VERMILION, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, PURE_BLACK, YELLOW = "#E69F00", "#56B4E9", "#000000", "#F0E442"
OKABE_ITO = (BLUE, VERMILION, GREEN, PINK, ORANGE, SKY, PURE_BLACK, YELLOW)

# What is written, and what it is written on
INK = "#1A1A1A"  # pages and documents
BLACK = "#222222"  # charts and maps: beside lines in pure black it is no line
GREY = "#6B6B6B"  # context: what is not the point, and can be read all the same
SMALL_PRINT = "#444444"  # documents: subtitles, notes, feet
QUIET = "#555555"  # maps and sheets: notes, outlines of other areas
LINK = BLUE_WORDS = "#005A8C"  # all that is there to click
WHITE, SURFACE, SHADE, BORDER = "#FFFFFF", "#F6F7F8", "#F1F1F1", "#D5D9DD"
GRID = "#E3E3E3"
VEIL, CLEAR = "rgba(255,255,255,0.8)", "rgba(255,255,255,0)"  # behind words: lines show through
SHADE_DARK, RULE = "#D9D9D9", "#BDBDBD"  # when it was put in place; between rows, and hatching
FRAME, SWATCH_EDGE = "#8A8A8A", "#8A8A8A"  # round a map; round a colour of a legend

# What stands back: lines and bars that another colour, sign or word tells apart
PALE = "#8A8A8A"

# Scales from light to dark, readable without seeing colours
MORE = ("#fddc9e", "#fdb57d", "#f98864", "#e75263", "#b73779", "#832681", "#4a1079")
# Purple is less, orange is more: never red and green. "" is about as before, and not drawn
LESS_OR_MORE = ("#542788", "#8073ac", "#b2abd2", "", "#fdb863", "#e08214", "#b35806")
CLASSES = ("#DCE9F3", "#9DC6E0", "#4F9BCB", "#1F6AA8", "#08306B")
LIGHT = ("#F3F7FA", "#6BAED6")  # from and to: black numbers can be read on all of it
# Answers from worse to better, outermost first and last: black words are read on all of them
WORSE, NEITHER, BETTER = ("#E69F00", "#F6D88F"), "#DDDDDD", ("#B9DFF5", "#56B4E9")

# Maps: the ground stands back, so that areas and surfaces are seen
LAND = "#f4f3ef"
GROUND: Mapping[str, str] = {
    "area": "#9a968c",
    "built_up": "#e3e0da",
    "industry": "#dbd6de",
    "green": "#dfe8d5",
    "water": "#c3dae6",
    "building": "#d2cdc5",
    "building_edge": "#c5c0b8",
}
WAYS: Mapping[str, str] = {
    "water": "#b9d2e0",
    "line": "#a9a59c",
    "path": "#c9c4ba",
    "street": "#ffffff",
    "street_casing": "#c2bdb4",
    "road": "#ffffff",
    "road_casing": "#b3ada3",
    "road_main": "#fdf6e3",
    "road_main_casing": "#958f84",
    "railway": "#ffffff",
    "railway_casing": "#6f6f6f",
}
NAMES: Mapping[str, str] = {  # written on the ground
    "": "#3b3b3b",
    "place": BLACK,
    "built_up": BLACK,
    "water": "#2f5d7c",
    "road_main": QUIET,
    "road": QUIET,
    "street": QUIET,
}
AREA_NAME, LANDMARK = "#00476f", "#444444"
ROSE_MUCH, FELL_MUCH = "#7A3B00", "#2D004B"  # outlines on LESS_OR_MORE

# On a screen in a light room, which pales what is not dark
IN_LIGHT: Mapping[str, str] = {
    BLACK: PURE_BLACK,
    BLUE: "#00497A",
    GREY: "#3A3A3A",
    ORANGE: "#8F5A00",
    VERMILION: "#8A3C00",
    GREEN: "#00553E",
    PINK: "#7A2F58",
    SKY: "#1F6AA8",
    PALE: "#6F6F6F",
    GRID: RULE,
    SHADE: "#E6E6E6",
    SHADE_DARK: "#CACACA",
    RULE: "#6F6F6F",
}

# Type on the screen, in pixels; a slide and a sheet of paper multiply them
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
FINE, NOTE, BODY, STRONG, ANSWER = 13, 14, 15, 16, 18
TYPE = (FINE, NOTE, BODY, STRONG, ANSWER)
HEADINGS: Sequence[str] = ("2rem", "1.5rem", "1.25rem", "1.125rem", "1rem", "1rem")

SMALLEST_ON_MAP, LABEL_ON_MAP = 11, 12  # names of streets, and of other things on the ground

# Lines, in pixels
HAIR, THIN, LINE, THICK = 1, 2, 3, 4
BARS = (5, 6, 8, 11)  # of intervals, the more of them stand in a chart the thinner

# Type in documents, in points
SMALLEST_ON_SLIDE, SMALLEST_ON_PAPER = 18, 7.5


# Of what is drawn in a colour, the words: marks need 3 to 1, words 4.5 to 1
WORDS_IN = {BLUE: BLUE_WORDS, VERMILION: "#9C4400", GREEN: "#00694D"}


def words_in(colour: str) -> str:
    """The colour's darker shade, which can be read at any size."""
    return WORDS_IN.get(colour, colour)


def see_through(colour: str, share: float) -> str:
    """Give #rrggbb so that `share` (0-1) of it covers what is below."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
