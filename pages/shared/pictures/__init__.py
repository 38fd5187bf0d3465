"""Pictures for documents: figures as files that stand alone."""
