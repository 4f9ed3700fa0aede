"""How fast the project is, against the best that is known: see site_src/about/speed.md."""
