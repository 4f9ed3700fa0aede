"""Links of a page that is read from a file; everything else stays as it is."""

from __future__ import annotations

import pytest

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.rendering.standalone import retarget_links

ROOT = SiteRoot.parse("https://errata.example/base")
LOCAL = {"rfc7296.md": "rfc7296.html", "IPE-0001.md": "IPE-0001.html"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("../rfc7296/#section-2.8", "rfc7296.html#section-2.8"),
        ("../rfc7296/", "rfc7296.html"),
        ("./", "IPE-0001.html"),
        ("#readings", "#readings"),
        ("../topics/nat/", "https://errata.example/base/topics/nat/"),
        ("https://www.rfc-editor.org/rfc/rfc7296.html", "https://www.rfc-editor.org/rfc/rfc7296.html"),
    ],
)
def test_targets(written, expected):
    html = f'<p><a class="x" href="{written}">y</a></p>'
    assert retarget_links(html, "IPE-0001.md", ROOT, LOCAL) == f'<p><a class="x" href="{expected}">y</a></p>'


@pytest.mark.parametrize(
    "html",
    [
        '<p>a &lt; b &amp; &#8594; c<br />d<!-- e --></p>\n<img alt="x&quot;y" src="z"/>',
        '<pre><code>&lt;a href="../rfc7296/"&gt;</code></pre>',
        "",
    ],
)
def test_everything_else_stays(html):
    assert retarget_links(html, "IPE-0001.md", ROOT, LOCAL) == html
