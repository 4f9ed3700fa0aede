"""Reading: from text on disk to a checked `Database`, with a place for every finding."""
