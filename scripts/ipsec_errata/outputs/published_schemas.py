"""The JSON Schemas, served at the address that their `$id` names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.output_file import StaticFile


def render_schemas(schemas: Mapping[str, Mapping[str, Any]], root: SiteRoot) -> Iterator[StaticFile]:
    """Yield each schema at its path below the site; `schemas` is by that path ("schema/issue.schema.json").

    A deployment with an address of its own serves the schemas under that address: `$id` is made to fit.
    """
    for path, schema in schemas.items():
        document = {**schema, "$id": root.file(path)}
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        yield StaticFile(path=path, content=text.encode("utf-8"))
