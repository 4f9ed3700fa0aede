"""The Jinja environment: templates loop and print, everything else is decided in Python."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from ipsec_errata.markdown_text import cell, plain
from ipsec_errata.marks import grades, mark, tone
from ipsec_errata.model.place import Place
from ipsec_errata.site.prose import line, prose


# Compiled templates are kept from one run to the next; Jinja looks itself whether a file changed.
@lru_cache(maxsize=4)
def make_environment(folder: Path) -> jinja2.Environment:
    """Return the environment of the page templates in `folder`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # The output is Markdown; what strangers wrote passes `prose`, `line` or `plain`.
        autoescape=False,  # noqa: S701
    )
    environment.filters.update(
        prose=prose,
        line=line,
        plain=plain,
        cell=cell,
        mark=mark,
        tone=tone,
        grades=grades,
        meta=_meta,
        fence=_fence,
    )
    environment.globals.update(Place=Place)
    return environment


def _meta(text: str) -> str:
    """Return text as a scalar of the front matter (JSON is YAML), escaped for HTML.

    The template of a page puts titles and descriptions into attributes and elements as they are.
    """
    return json.dumps(html.escape(" ".join(text.split())), ensure_ascii=False)


def _fence(text: str) -> str:
    """Return text as a fenced block, with a fence longer than any that the text has."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def render_later(template: jinja2.Template, **values: Any) -> Callable[[], str]:
    """Return what runs the template when somebody asks for the text."""
    return lambda: squeeze(template.render(**values))


def squeeze(text: str) -> str:
    """Return Markdown with at most one empty line in a row, and one line end at its end."""
    lines: list[str] = []
    for row in text.splitlines():
        if row.strip() or (lines and lines[-1]):
            lines.append(row.rstrip())
    return "\n".join(lines).strip() + "\n"
