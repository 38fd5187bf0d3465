"""What the rows mean: one noun per file."""
