"""From the Markdown of a page to its HTML, quickly and the same as a site engine would: no engine is known here."""
