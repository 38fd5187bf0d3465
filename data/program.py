"""Which program made it: stands in every file that leaves."""

VERSION = "0.8"  # raise it when numbers or documents come out another way, and say so in CHANGELOG
