"""A shell gives what its template would give, or there is none."""

from __future__ import annotations

import html

import pytest

from ipsec_errata.rendering.page_shell import Shell, Shells, mark_of, slug_of

MARKS = {"title": mark_of("title"), "slug": slug_of("slug")}
TEXTS = {"title": "A &amp; <i>B</i>", "slug": "IPE-0001"}


def template(title: str, slug: str) -> str:
    return f"<title>{title}</title><a href='/{slug}/'>{title}</a>"


def test_a_shell_is_filled_with_texts():
    shell = Shell.parse(template(**MARKS), MARKS)
    assert shell is not None
    assert shell.names == ("title", "slug", "title")
    assert shell.fill(TEXTS) == template(**TEXTS)


@pytest.mark.parametrize("change", [html.escape, html.unescape, str.upper, lambda text: text[:12], str.title])
def test_a_template_that_changes_a_text_has_no_shell(change):
    output = template(**MARKS) + change(MARKS["title"])
    assert Shell.parse(output, MARKS) is None


class Site:
    """Counts how often a template runs."""

    def __init__(self, decide=lambda title: "") -> None:
        self.runs = 0
        self.decide = decide
        self.shells = Shells()

    def page(self, title: str) -> str:
        texts = {"title": title, "slug": "s"}

        def run(values) -> str:
            self.runs += 1
            return template(**values) + self.decide(values["title"])

        return self.shells.render("kind", lambda: texts, lambda: run(texts), lambda: (run(MARKS), MARKS))


def test_a_shell_saves_runs():
    site = Site()
    pages = [site.page(f"T{i}") for i in range(10)]
    assert pages == [template(f"T{i}", "s") for i in range(10)]
    assert site.runs == 3  # two pages and the marks


def test_a_shell_that_fails_its_proof_is_not_used():
    site = Site(decide=lambda title: f" {len(title)}")
    assert [site.page("T" * i) for i in range(5)] == [template("T" * i, "s") + f" {i}" for i in range(5)]
