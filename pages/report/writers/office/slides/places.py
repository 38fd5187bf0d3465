"""The places of a slide that words and pictures go into, in the order in which they are read."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from pages.shared import look

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 42.0  # points: 16 to 9
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 26.0, 492.0  # of what a slide says; its foot is below
FIRST, MEASURE, MIDDLE, NOTE, FOOT, NUMBER = 1, 13, 14, 15, 11, 12  # numbers of places in a layout
INK, GREY = (colour.removeprefix("#") for colour in (look.INK, look.SMALL_PRINT))
EMU = 12700  # in a point
NAMESPACES = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{name}/2006/main"'
    for short, name in (("a", "drawingml"), ("p", "presentationml"))
)


@dataclass(frozen=True, slots=True)
class Box:
    """Points from the slide's left upper corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`kind` is PowerPoint's word, "" for what may hold anything; `size` in points."""

    kind: str
    box: Box
    number: int | None = None
    size: float = 18
    colour: str = INK
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


def _across(top: float, bottom: float) -> Box:
    return Box(MARGIN, top, ROOM, bottom - top)


FOOT_BOX, NUMBER_BOX = Box(MARGIN, 500, 790, 28), Box(858, 500, 60, 28)
FEET = (
    Place(kind="ftr", number=FOOT, box=FOOT_BOX, size=11, colour=GREY, anchor="ctr"),
    Place(kind="sldNum", number=NUMBER, box=NUMBER_BOX, size=14, anchor="ctr", align="r"),
)
_HEAD = Place(kind="title", box=_across(TOP, 104), size=30, bold=True)
_BODY = Place(kind="body", number=FIRST, box=_across(116, BOTTOM), size=24)
_MEASURE = Place(kind="body", number=MEASURE, box=_across(108, 132), colour=GREY)
_NOTE = Place(kind="body", number=NOTE, box=_across(466, BOTTOM), colour=GREY)

MASTER = TEXT = (_HEAD, _BODY, *FEET)
TITLE = (
    Place(kind="ctrTitle", box=_across(70, 190), size=40, bold=True, anchor="b"),
    Place(kind="subTitle", number=FIRST, box=_across(200, 264), size=24, colour=GREY),
    Place(kind="body", number=MEASURE, box=_across(290, BOTTOM)),
    *FEET,
)
FIGURE = (_HEAD, _MEASURE, Place(kind="pic", number=MIDDLE, box=_across(140, 458)), _NOTE, *FEET)
TABLE = (_HEAD, _MEASURE, Place(kind="tbl", number=MIDDLE, box=_across(140, 458)), _NOTE, *FEET)


def written(place: Place, shape_id: int, name: str) -> str:
    """The place as a layout has it: XML of one shape, whose prompt is its name."""
    number = "" if place.number is None else f' idx="{place.number}"'
    left, top, width, height = (
        round(side * EMU)
        for side in (place.box.left, place.box.top, place.box.width, place.box.height)
    )
    return f"""
<p:sp {NAMESPACES}>
  <p:nvSpPr>
    <p:cNvPr id="{shape_id}" name={quoteattr(name)}/>
    <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph type="{place.kind}"{number}/></p:nvPr>
  </p:nvSpPr>
  <p:spPr>
    <a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
  </p:spPr>
  <p:txBody>
    <a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>
    <a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{place.align}">
      <a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>
      <a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}">
        <a:solidFill><a:srgbClr val="{place.colour}"/></a:solidFill>
      </a:defRPr>
    </a:lvl1pPr></a:lstStyle>
    <a:p>{SLIDE_NUMBER if place.kind == "sldNum" else ""}</a:p>
  </p:txBody>
</p:sp>"""


SLIDE_NUMBER = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    "<a:rPr/><a:t>1</a:t></a:fld>"
)


def foot_of_slide(place: Place, shape_id: int, name: str) -> str:
    """What a slide itself has of the footer or the number, which the library leaves out."""
    return f"""
<p:sp {NAMESPACES}>
  <p:nvSpPr>
    <p:cNvPr id="{shape_id}" name={quoteattr(name)}/>
    <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph type="{place.kind}" sz="quarter" idx="{place.number}"/></p:nvPr>
  </p:nvSpPr>
  <p:spPr/>
  <p:txBody><a:bodyPr/><a:lstStyle/>
    <a:p>{SLIDE_NUMBER if place.kind == "sldNum" else ""}</a:p>
  </p:txBody>
</p:sp>"""
