"""The HTML of a page as it is published: without what the standard or the policy of the site objects to."""

from __future__ import annotations

import re

_INDENT = re.compile(r"\n\s+")


def mend_html(page: str) -> str:
    """Return a page that the theme made, with its markup mended and without its thousands of spaces."""
    page = page.replace(' autocomplete="off">\n', ">\n")
    # A style in an attribute is what the Content Security Policy forbids.
    for cell in ("<td", "<th"):
        page = page.replace(f'{cell} style="text-align: right;"', f'{cell} class="right"')
    # Header, navigation and footer are the same everywhere and hold nothing in which a space counts.
    before, article, rest = page.partition("<article")
    content, end, after = rest.rpartition("</article>")
    return "".join((_INDENT.sub("\n", before), article, content, end, _INDENT.sub("\n", after))) if end else page
