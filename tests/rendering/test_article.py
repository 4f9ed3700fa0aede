"""An article is what Python-Markdown alone would make of the text, with links turned into addresses."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings, strategies
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages
from ipsec_errata.rendering.article import ArticleRenderer, Link

EXTENSIONS = ("fenced_code", "attr_list", "md_in_html", "tables", "toc")
SETTINGS = {"toc": {"permalink": True}}


@pytest.fixture(scope="module")
def renderer() -> ArticleRenderer:
    return ArticleRenderer(EXTENSIONS, SETTINGS)


SITE_SETTINGS = {"toc": {"marker": ""}}
SHARED = ArticleRenderer(EXTENSIONS, SITE_SETTINGS)


def plain(text: str, configs: dict[str, dict[str, object]] = SETTINGS) -> str:
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=configs).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "a `code` and ``co`de`` and \\`none",
        "*a* **b** ***c*** _d_ __e__ ___f___ a_b_c *a **b** c* * not * _ not _",
        "[a](https://a.example/ \"t\") [b][ref] [ref] ![i](https://i.example/i) ![ref]\n\n[ref]: https://r.example 'T'",
        "[undefined][nowhere] and [shortcut] and ![image][nowhere]",
        "[nested [brackets]](https://a.example/(x)) [angle](<https://a.example/a b>)",
        "<https://auto.example/> <somebody@example.org> &amp; &copy; & <b>raw</b> <!-- no -->",
        "two spaces  \nbreak\\\nno",
        "# One { #first }\n\n## Two `code` *and*\n\n## Two `code` *and*\n\n### Three",
        "- a\n    - b `c`\n    - [d](https://d.example/){ .chip }\n- e\n\n1. x\n2. y",
        "| A | B |\n| --- | --: |\n| `a|b` | *c* |\n| [x](https://x.example/) | \\| |",
        '<div class="box" markdown>\n*in* `it` <span class="chip">x</span>\n\n- a\n</div>\n\nafter',
        "```\n*not* `this`\n```\n\n    nor *this*\n\n> quote *this*",
        "[TOC]\n\n# One\n\n<!-- a comment -->\n\n<?pi?>\n\n<details open>\n<summary>*s*</summary>\n</details>",
        '<p markdown="span">in *it* <span markdown="1">*deep*</span> tail *t*</p>\n\n<input disabled>\n\n<br>',
        "> " * 60 + "deep",
        "_underscores_ __alone__",
    ],
)
def test_html_is_that_of_python_markdown(renderer: ArticleRenderer, text: str):
    assert renderer.render("page.md", text).html == plain(text)


_PIECES = [
    *(
        "word ",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[a](https://a.example)",
        "[",
        "]",
        "(",
        ")",
        "{ .c }",
        "{ #i }",
        "\\",
        "<b>",
    ),
    *(
        "</b>",
        "<span class='x'>",
        "</span>",
        "&amp;",
        "&",
        "<!-- c -->",
        "  \n",
        "\n",
        "\n\n",
        "\n\n# H ",
        "\n- ",
        "| ",
    ),
    *("<div markdown>\n", "\n</div>\n", "\n\n| a | b |\n| - | - |\n| ", "\n\n```\n", "\x02", "é↗", "1. ", "> "),
]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=strategies.lists(strategies.sampled_from(_PIECES), max_size=30).map("".join))
def test_whatever_stood_on_pages_before(text: str):
    for _ in range(2):
        assert SHARED.render("page.md", text).html == plain(text, SITE_SETTINGS)


def test_every_page_of_the_sample_is_that_of_python_markdown(renderer: ArticleRenderer, tmp_path):
    wrong = []
    for page in make_pages(copy_sample(tmp_path / "project"), "https://tracker.example/").pages:
        # Without relative links: those are the one thing that differs.
        text = page.text.split("---\n", 2)[2].replace("](", "](https://x.example/")
        if renderer.render(page.path, text).html != plain(text):
            wrong.append(page.path)
    assert wrong == []


@pytest.mark.parametrize(
    ("page", "written", "address", "target"),
    [
        ("index.md", "IPE-0001.md", "IPE-0001/", "IPE-0001.md"),
        ("IPE-0001.md", "rfc7296.md#section-2.10", "../rfc7296/#section-2.10", "rfc7296.md"),
        ("topics/nat.md", "../index.md", "../../", "index.md"),
        ("topics/nat.md", "index.md", "../", "topics/index.md"),
        ("topics/index.md", "nat.md", "nat/", "topics/nat.md"),
        ("IPE-0001.md", "IPE-0001.md", "./", "IPE-0001.md"),
        ("IPE-0001.md", "feeds/all.atom", "../feeds/all.atom", "feeds/all.atom"),
    ],
)
def test_links_become_addresses(renderer: ArticleRenderer, page: str, written: str, address: str, target: str):
    article = renderer.render(page, f"[x]({written})")
    assert f'href="{address}"' in article.html
    assert article.links == (Link(target=target, anchor=written.partition("#")[2], written=written),)


@pytest.mark.parametrize("url", ["https://a.example/x.md", "mailto:a@b.example", "//host/x", "/absolute/", "?q=1"])
def test_other_links_stay(renderer: ArticleRenderer, url: str):
    article = renderer.render("topics/nat.md", f"[x]({url})")
    assert f'href="{url}"' in article.html
    assert article.links == ()


def test_anchors_and_headings(renderer: ArticleRenderer):
    article = renderer.render("a.md", '# Top\n\n## Below { #own }\n\n<span id="raw">x</span> [self](#own)\n')
    assert article.anchors == {"top", "own", "raw"}
    assert [(row["id"], [below["id"] for below in row["children"]]) for row in article.toc] == [("top", ["own"])]
    assert article.links[-1] == Link(target="a.md", anchor="own", written="#own")


def test_nothing_stays_from_one_page_to_the_next(renderer: ArticleRenderer):
    first = renderer.render("a.md", "# Same\n\n[r]\n\n[r]: https://r.example/")
    assert renderer.render("a.md", "# Same\n\n[r]").html != first.html
    assert renderer.render("a.md", "# Same\n\n[r]\n\n[r]: https://r.example/") == first
