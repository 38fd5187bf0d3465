"""axe-core, which reads a page as tools for accessibility do, also in its frames."""

from dataclasses import dataclass
from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# WCAG 2.2 at the levels A and AA, and what axe calls good practice: headings in order, landmarks
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Inside a picture there is nothing to find: its figure has the name
RUN = """async (tags) => {
  const options = { resultTypes: ["violations"], runOnly: { type: "tag", values: tags } };
  const { violations } = await axe.run({ exclude: [[".main-svg"]] }, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    [id, target.flat().join(" "), failureSummary]));
}"""


@dataclass(frozen=True, slots=True)
class Violation:
    """`rule`: axe's name of it; `where`: a CSS selector; `why`: axe's own words."""

    rule: str
    where: str
    why: str


def violations(page: Page) -> list[Violation]:
    """Everything that axe finds on the page as it stands now."""
    for frame in page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(AXE)
    return [Violation(*found) for found in page.evaluate(RUN, TAGS)]
