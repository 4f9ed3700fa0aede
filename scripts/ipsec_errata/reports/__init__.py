"""Lists for people outside the site: mail, slides, check lists, forms."""
