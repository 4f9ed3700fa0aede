"""Passages: where in an RFC the words stand on which a claim rests, found in its text and checked against it."""
