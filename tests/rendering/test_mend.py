"""A page is published with its markup mended and without what tells nothing."""

from __future__ import annotations

import pytest

from ipsec_errata.rendering.mend import mend_html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul>\n<li>a\n<li>b\n</ul>"),
        ("<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>", "<li>a<ul>\n<li>b\n</ul>\n\n</ul>"),
        ("<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>", "<tr>\n<th>a<th>b<tbody>"),
        ("<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>", "<tr>\n<td>a\n<td>b\n</table>"),
        ("<p>a</p>\n<p>b</p>\n</div>", "<p>a\n<p>b\n</div>"),
        ("<p>a</p>\n<h2 id='b'>b</h2>", "<p>a\n<h2 id='b'>b</h2>"),
    ],
)
def test_end_tags_that_tell_nothing_are_left_out(before: str, after: str):
    assert mend_html(before) == after


@pytest.mark.parametrize(
    "kept",
    [
        "<p>a</p>\nb",
        "<p>a</p>\n<span>b</span>",
        "<p>a</p>\n<pyramid>b",
        "<li>a</li><li>b</li>",
        "<td></td>\n",
        '<td class="right"></td>\n',
        "<pre><code>&lt;/td&gt;\n&lt;/li&gt;\n</code></pre>",
    ],
)
def test_what_tells_something_stays(kept: str):
    assert mend_html(kept) == kept


def test_the_frame_is_not_indented_and_the_text_is_as_it_was():
    article = '<article class="x">\n<pre>\n    a</pre>\n</article>'
    page = f"<body>\n    <nav>\n  <b>Home</b>\n</nav>\n{article}\n  </body>"
    assert mend_html(page) == f"<body>\n<nav>\n<b>Home</b>\n</nav>\n{article}\n</body>"


def test_numbers_stand_right_without_a_style_in_the_page():
    assert mend_html('<td style="text-align: right;">1') == '<td class="right">1'
