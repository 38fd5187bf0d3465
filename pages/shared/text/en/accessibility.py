"""English: the accessibility statement."""

from pages.shared.text.parts.accessibility import AccessibilityText

ACCESSIBILITY = AccessibilityText(
    title="Accessibility",
    lead="This is the accessibility statement of Pilotkollen, under the Swedish act on accessibility of digital public service (2018:1937). As many as possible should be able to use Pilotkollen, whatever disability they have.",
    how_heading="How accessible is Pilotkollen?",
    how="Pilotkollen conforms partially to what the act demands, that is WCAG 2.1 at level AA. The aim is WCAG 2.2 at level AA. What we know to be missing is listed further down the page.",
    otherwise_heading="What can you do if you cannot use parts of Pilotkollen?",
    otherwise="The figures of each chart and map are in a table beside it, which can be downloaded too. A report can be had as PDF with headings and alternative texts (PDF/UA), Word, PowerPoint and Excel.",
    reach="Contact: {contact}.",
    no_contact="Those who run this installation have named no contact. Turn to those who gave you the link. (For those who run it: the setting PILOTKOLLEN_CONTACT names the contact.)",
    report_heading="Report what is not accessible",
    report="Have you found something that is not listed here, or do you think that the demands of the act are not met? Please say so, so that it can be mended. Send the link of the page, what you wanted to do and what happened, and preferably your browser and assistive technology too.",
    authority_heading="Supervision",
    authority="The Swedish Agency for Digital Government (Digg) supervises that the act is followed. If you are not content with the answer, you can [report it to Digg](https://www.digg.se/tdosanmalan).",
    known_heading="Content that is not accessible",
    known="This is what we know of. No exemption for a disproportionate burden is claimed.",
    fault={
        "column_menu": "The menu in the column header of long tables can be reached by mouse only.",
        "chart_points": "The value that is shown when the pointer is at a point of a chart can be reached by mouse only.",
        "marks": "Marks on the map that lie close cover each other, which leaves less than 24 pixels to click.",
    },
    instead={
        "column_menu": "The table can be downloaded and sorted in a spreadsheet.",
        "chart_points": "The same value is in the table below the chart.",
        "marks": "All that has a mark can also be chosen in the list beside the map.",
    },
    criterion="(WCAG {number})",
    issue="{maker}, issue {number}",
    outside="The act does not cover online maps. The figures of the maps are in tables all the same, the map can be moved and zoomed by keyboard, and areas can be drawn by typing coordinates.",
    tested_heading="How Pilotkollen was tested",
    tested="The assessment is made by those who build Pilotkollen. At each change all pages and parts of pages are opened in a browser, in Swedish and English, on a wide screen and on one of 320 pixels, and read by the test tool axe-core, which looks for failures against WCAG 2.2 AA. The main tasks are done by keyboard alone, the pages are magnified to 200 and 400 per cent, and reports as PDF are read by a checker for PDF/UA. Nobody who uses a screen reader or other assistive technology has tried Pilotkollen yet, and nobody from outside has reviewed it.",
    dates="The assessment was last made on {assessed}. The statement was last updated on {updated}.",
)
