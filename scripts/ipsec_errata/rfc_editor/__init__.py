"""What the RFC Editor publishes, as it is published: RFC texts, RFCXML and errata JSON. Their mess ends here."""
