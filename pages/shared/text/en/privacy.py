"""English: the page about personal data."""

from pages.shared.text.parts.privacy import PrivacyText

PRIVACY = PrivacyText(
    title="Privacy",
    lead="Why the data are here, on what ground, for how long, who sees what and who answers questions.",
    controller_heading="Controller",
    no_controller="Whoever runs this installation has not said who the controller of personal data is.",
    purpose_heading="Purpose",
    no_purpose="No purpose is given. Pilotkollen is built to evaluate place-based crime prevention, but what the data may be used for is for the controller to decide.",
    ground_heading="Legal ground",
    no_ground="No legal ground is given.",
    retention_heading="How long the data are kept",
    retention="Incidents, survey answers and reports are kept for {months} {months:month|months}. Rows without a day stay, for nobody knows how old they are.",
    no_retention="No retention period is given, so nothing is purged until somebody does it.",
    retention_how="An administrator purges, and the log book tells of it. Backups lie outside Pilotkollen and are purged by whoever keeps them.",
    contact_heading="Contact and your rights",
    contact="Questions about personal data are answered by: {contact}.",
    no_contact="No contact is given. Turn to those who gave you the link.",
    officer="Data protection officer: {officer}.",
    rights="You have the right to know whether there are data about you, to have them corrected and in some cases erased. In Pilotkollen incidents and answers are without names, so that it can seldom be seen whom they are about. Complaints go to the Swedish Authority for Privacy Protection (IMY).",
    kept_heading="What is kept",
    kept="Of an incident time, place, type of offence and whether it is business-related are kept. Case numbers and addresses are kept only as checksums with a secret key. Names, personal identity numbers, phone numbers, e-mail addresses, number plates and free text are not read. Of a survey the answers are kept without names.",
    seen_heading="Who sees what",
    seen="Readers see counts and shares of areas and times. Counts below {least} are never shown, on the screen, in tables or in files, and what is not shown is not sent to the browser. Whoever compares several views with different filters may still work out a single small count. Exact squares on the map are seen by analysts only, and never go into files.",
    noted_heading="What is noted",
    noted="The log book notes loads, changes of the plan, files that are taken out, purges and log-ins, with the name of whoever did it. It is shown to administrators. A cookie keeps track of the login. Apart from the login nothing is sent to any other server.",
    not_set="What is not given is filled in by whoever runs the installation, in the section [privacy] of the settings file.",
)
