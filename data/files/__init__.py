"""What is written in a file, whatever its form: the door, and a reader for each form."""
