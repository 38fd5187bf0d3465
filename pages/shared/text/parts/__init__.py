"""What every word is called: a frozen dataclass for each page."""
