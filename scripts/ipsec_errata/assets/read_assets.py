"""The scripts and style sheets of a checkout, as they are written by hand."""

from __future__ import annotations

from ipsec_errata.assets.joined import FOLDER
from ipsec_errata.project import Project

_SUFFIXES = {".css", ".js"}


def read_assets(project: Project) -> dict[str, str]:
    """Return their texts by path below the site with `/`. Raises OSError where one cannot be read."""
    source = project.site_source
    found = [path for path in (source / FOLDER).rglob("*") if path.suffix in _SUFFIXES]
    return {path.relative_to(source).as_posix(): path.read_text(encoding="utf-8") for path in found}
