"""English: pictures for documents."""

from pages.shared.text.parts.picture import PictureText

PICTURE = PictureText(
    heading="Download as a picture",
    document="PNG for documents",
    slide="PNG for slides",
    svg="SVG",
    pdf="PDF",
    north="N",
    metres="{n}\N{NO-BREAK SPACE}m",
    kilometres="{n}\N{NO-BREAK SPACE}km",
    no_browser="Pictures are drawn by a browser on the computer that runs Pilotkollen, and none was found there. Install Chrome, Edge or Chromium, or say where it is in the setting PILOTKOLLEN_BROWSER, and then reload the page. Everything else works without it.",
    silent_browser="Pictures are drawn by a browser on the computer that runs Pilotkollen, but the one that was found, {path}, does not start. Check that it can be opened, or name another one in the setting PILOTKOLLEN_BROWSER, and then reload the page. Everything else works without it.",
)
