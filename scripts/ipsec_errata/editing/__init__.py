"""What editors do to entries: bring them into canonical form, begin, number and compare them."""
