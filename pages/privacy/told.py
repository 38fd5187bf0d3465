"""What the one who runs it has decided, in words; and honest ones where nothing is."""

from data.settings import Privacy
from pages.shared.markup import escaped
from pages.shared.reached import reached
from pages.shared.text import Text


def said(decided: str, otherwise: str) -> str:
    return escaped(decided) if decided else otherwise


def retention(told: Privacy, text: Text) -> str:
    how_long = text.privacy.no_retention
    if told.retention_months is not None:
        months = text.numbers.whole(told.retention_months)
        how_long = text.privacy.retention.format(months=months)
    return f"{how_long} {text.privacy.retention_how}"


def contacts(told: Privacy, text: Text) -> str:
    whom = [text.privacy.no_contact]
    if told.contact:
        whom = [text.privacy.contact.format(contact=reached(told.contact))]
    if told.data_protection_officer:
        officer = reached(told.data_protection_officer)
        whom.append(text.privacy.officer.format(officer=officer))
    return " ".join([*whom, text.privacy.rights])
