"""The template of a whole page, run once for pages that differ only in their texts.

What is known of a site engine here is only what its templates are given: a context with a `page` in it.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ipsec_errata.rendering.page_shell import Shells, mark_of, slug_of

# What a template prints of a page's front matter as it is, if at all; by everything else it may decide.
_PRINTED = ("title", "description", "updated")
_PAGE = "main.html"
_TOC = "partials/toc.html"


class Heading(Protocol):
    """A heading in the contents of a page."""

    title: str
    url: str
    level: int
    children: Any


class Page(Protocol):
    """What templates are given of a page."""

    url: str
    canonical_url: str | None
    title: Any
    meta: Any
    content: str | None
    edit_url: str | None
    update_date: str
    toc: Iterable[Any]
    is_index: bool


@dataclass(frozen=True, kw_only=True)
class _MarkedHeading:
    title: str
    url: str
    level: int
    children: tuple[_MarkedHeading, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _MarkedPage:
    """A page outside of the navigation that has marks for its texts."""

    url: str
    canonical_url: str | None
    meta: Mapping[str, Any]
    content: str
    edit_url: str | None
    update_date: str
    toc: tuple[_MarkedHeading, ...]
    is_index: bool
    title: str = field(default_factory=lambda: mark_of("title"))
    is_homepage: bool = False


class FramedTemplates:
    """An environment of Jinja templates, of which `main.html` reuses what pages of one kind have in common."""

    def __init__(self, environment: Any, has_shell: Callable[[Any], bool]) -> None:
        """Wrap an environment; pages to which `has_shell` says no differ in more than their texts."""
        self._environment, self._has_shell = environment, has_shell
        self._shells = Shells()
        self._toc = environment.get_template(_TOC)
        self.globals = environment.globals

    def get_template(self, name: str) -> Any:
        """Return a template; of a page's template, this object itself, which renders it."""
        self._template = self._environment.get_template(name)
        return self if name == _PAGE else self._template

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the page in `context` as HTML, the same as its template alone would give."""
        page = context["page"]
        if page is None or not self._has_shell(page):
            return str(self._template.render(context))
        return self._shells.render(
            _kind_of(page),
            lambda: self._texts(context, page),
            lambda: self._template.render(context),
            lambda: self._render_marks(context, page),
        )

    def _texts(self, context: Mapping[str, Any], page: Page) -> dict[str, str]:
        printed = {name: str(page.meta.get(name, "")) for name in _PRINTED}
        return printed | {
            "slug": _slug(page),
            "content": page.content or "",
            "edit_url": page.edit_url or "",
            "date": page.update_date,
            "toc": self._toc.render({**context, "page": page}),
            "first": next((item.url for item in page.toc), ""),
        }

    def _render_marks(self, context: Mapping[str, Any], page: Page) -> tuple[str, dict[str, str]]:
        marks = {name: mark_of(name) for name in (*_PRINTED, "content", "edit_url")} | {"slug": slug_of("slug")}
        marks |= {"date": slug_of("date"), "first": f"#{slug_of('first')}"}
        if "<h1" in (page.content or ""):
            marks["content"] = "<h1>" + marks["content"]
        marked = _MarkedPage(
            url=_replaced_last(page.url, _slug(page), marks["slug"]),
            canonical_url=page.canonical_url and _replaced_last(page.canonical_url, _slug(page), marks["slug"]),
            meta=_shared_meta(page) | {name: marks[name] for name in _PRINTED if page.meta.get(name)},
            content=marks["content"],
            edit_url=marks["edit_url"] if page.edit_url else None,
            update_date=marks["date"],
            toc=tuple(_marked_heading(item) for item in list(page.toc)[:1]),
            is_index=page.is_index,
        )
        changed = {**context, "page": marked}
        marks["toc"] = self._toc.render(changed)
        return self._template.render(changed), marks


def _slug(page: Page) -> str:
    """Return the part of the address that is the page's own."""
    return posixpath.basename(page.url.rstrip("/"))


def _replaced_last(text: str, old: str, new: str) -> str:
    before, _, after = text.rpartition(old)
    return before + new + after


def _shared_meta(page: Page) -> dict[str, Any]:
    """Return the front matter with a mark for the page's own name, as in the address of its feed."""
    slug, mark = _slug(page), slug_of("slug")
    return {name: value.replace(slug, mark) if isinstance(value, str) else value for name, value in page.meta.items()}


def _marked_heading(item: Heading) -> _MarkedHeading:
    below = _MarkedHeading(title=mark_of("below"), url=slug_of("below"), level=item.level + 1)
    return _MarkedHeading(
        title=mark_of("heading"),
        url=f"#{slug_of('first')}",
        level=item.level,
        children=(below,) if item.children else (),
    )


def _kind_of(page: Page) -> tuple[object, ...]:
    """Return everything by which a template may decide what else to print."""
    meta = _shared_meta(page) | {name: bool(page.meta.get(name)) for name in _PRINTED}
    toc = [(item.level, bool(item.children)) for item in list(page.toc)[:1]]
    return (
        posixpath.dirname(page.url.rstrip("/")),
        page.is_index,
        page.edit_url is None,
        "<h1" in (page.content or ""),
        json.dumps([meta, toc], default=str, sort_keys=True),
    )
