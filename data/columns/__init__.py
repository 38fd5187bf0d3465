"""Which header is which column of ours, and which columns must not be read."""
