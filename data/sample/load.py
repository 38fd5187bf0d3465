"""Make the sample and load what the product reads of it, as one version."""

from pathlib import Path

from data.intake import Kind
from data.keeping.ledger import system_user
from data.readers import read
from data.sample.make import make_sample
from data.store import Store, Version

FILES = {
    Kind.AREAS: "omraden.geojson",
    Kind.INCIDENTS: "handelser.csv",
    Kind.STUDY: "studie.toml",
    Kind.SURVEY: "enkat.csv",
    Kind.WAVES: "enkat_utskick.csv",
    Kind.POPULATION: "befolkning.csv",
    Kind.REPORTS: "est_rapporter.csv",
    Kind.MEASURES: "atgarder.csv",
    Kind.WALKS: "ronder.csv",
    Kind.PROBLEMS: "problem.csv",
    Kind.ELEMENTS: "programmets_delar.csv",
    Kind.SITUATIONS: "lagesbilder.csv",
    Kind.RESOURCES: "resurser.csv",
    Kind.MEMBERS: "medlemmar.csv",
    Kind.MEETINGS: "moten.csv",
    Kind.MESSAGES: "meddelanden.csv",
    Kind.CAMERAS: "kameror.csv",
    Kind.PINS: "enkat_platser.csv",
    Kind.EVENTS: "handelser_parallella.csv",
    Kind.BASES: "baser.csv",
    Kind.STREETS: "gator.geojson",
}


def load_sample(store: Store, folder: Path) -> Version:
    """`folder` gets the files: they are also an example of the forms we read."""
    make_sample(folder)
    key = store.key()
    files = ((kind, (folder / name).read_bytes(), name) for kind, name in FILES.items())
    return store.add(*(read(*file, key=key) for file in files), made_by=system_user(), key=key)
