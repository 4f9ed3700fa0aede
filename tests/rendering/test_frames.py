"""Pages of one kind come from one run of the template, and are what the template alone would give."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import jinja2

from ipsec_errata.rendering.frames import FramedTemplates

MAIN = """<title>{{ page.meta.title }}</title>
{% if page.meta.description %}<meta content="{{ page.meta.description }}">{% endif %}
<link href="{{ page.canonical_url }}">{% if page.edit_url %}<a href="{{ page.edit_url }}">edit</a>{% endif %}
{% include "partials/toc.html" %}<article>{{ page.content }}</article>{{ page.update_date }}"""
TOC = "{% for item in page.toc %}<a href='{{ item.url }}'>{{ item.title }}</a>{% endfor %}"


@dataclass
class Heading:
    title: str
    url: str
    level: int = 1
    children: tuple[Any, ...] = ()


@dataclass
class Page:
    name: str
    meta: dict[str, Any]
    edit_url: str | None = None
    update_date: str = "2026-11-26"
    is_index: bool = False
    title: str = ""
    toc: list[Heading] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.url = f"{self.name}/"
        self.canonical_url = f"https://tracker.example/{self.name}/"
        self.content = f"<h1 id='{self.name}'>{self.name}</h1>"
        self.toc = [Heading(self.name, f"#{self.name}")]


def templates(main: str = MAIN, has_shell=lambda page: True) -> tuple[FramedTemplates, list[int]]:
    runs: list[int] = []
    loader = jinja2.DictLoader({"main.html": main, "partials/toc.html": TOC})
    environment = jinja2.Environment(loader=loader, autoescape=False)
    environment.globals["ran"] = lambda: runs.append(1) or ""
    return FramedTemplates(environment, has_shell), runs


def render(framed: FramedTemplates, page: Page) -> str:
    return framed.get_template("main.html").render({"page": page})


def alone(main: str, page: Page) -> str:
    loader = jinja2.DictLoader({"main.html": main, "partials/toc.html": TOC})
    environment = jinja2.Environment(loader=loader, autoescape=False)
    return environment.get_template("main.html").render(page=page, ran=lambda: "")


def pages() -> list[Page]:
    return [
        Page(f"IPE-{i:04}", {"title": f"T {i} &amp; <i>", "description": "D" * i if i % 3 else ""}, f"https://e/{i}")
        for i in range(12)
    ]


def test_pages_are_what_the_template_gives():
    framed, _ = templates()
    assert [render(framed, page) for page in pages()] == [alone(MAIN, page) for page in pages()]


def test_the_template_runs_three_times_for_each_kind():
    main = "{{ ran() }}" + MAIN
    framed, runs = templates(main)
    assert [render(framed, page) for page in pages()] == [alone(main, page) for page in pages()]
    assert len(runs) == 6  # pages with a description and pages without


def test_a_template_that_does_more_than_print_is_run_for_each_page():
    main = MAIN + "{{ page.meta.title | length }}"
    framed, _ = templates(main)
    assert [render(framed, page) for page in pages()] == [alone(main, page) for page in pages()]


def test_a_page_of_its_own_has_no_shell():
    main = "{{ ran() }}" + MAIN
    framed, runs = templates(main, lambda page: False)
    assert [render(framed, page) for page in pages()] == [alone(main, page) for page in pages()]
    assert len(runs) == 12
