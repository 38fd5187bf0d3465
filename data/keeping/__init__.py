"""Versions on the disk: whole or not at all, checked, copied, thrown away."""
