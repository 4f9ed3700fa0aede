"""The HTML of a page as it is published: small, and without what the policy of the site objects to."""

from __future__ import annotations

import re

_INDENT = re.compile(r"\n\s+")
# End tags that a page may leave out, and always where Markdown makes them (HTML Standard, "Optional tags"). That of a
# paragraph only before another block or the end of the block around it; that of an empty cell stays, as styles ask for
# `:empty`. The line end stays where it parts words.
_OPTIONAL = re.compile(
    # What all begin with comes first: the text between is passed over as quickly as a word is found.
    r"</(?:(?:tr|th|thead|tbody)>\n"
    r"|(?<!<td></)(?<!\"></)(?:td|li)>(?=\n)"
    r"|p>(?=\n</?(?:p|div|ul|ol|li|h[1-4]|table|pre|article)[ >]))"
)


def mend_html(page: str) -> str:
    """Return a page with its markup mended, without its thousands of spaces and the end tags that tell nothing."""
    # A style in an attribute is what the Content Security Policy forbids.
    for cell in ("<td", "<th"):
        page = page.replace(f'{cell} style="text-align: right;"', f'{cell} class="right"')
    # Header, navigation and footer are the same everywhere and hold nothing in which a space counts.
    before, article, rest = page.partition("<article")
    content, end, after = rest.rpartition("</article>")
    if end:
        page = "".join((_INDENT.sub("\n", before), article, content, end, _INDENT.sub("\n", after)))
    return _OPTIONAL.sub("", page)
