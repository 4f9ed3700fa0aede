"""What every document of the API begins with."""

from __future__ import annotations

import json
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.model.stamp import utc_stamp
from ipsec_errata.output_file import StaticFile

FOLDER = "api/v1"
SCHEMA_PATH = "schema/api/v1.schema.json"
# The minor number grows when a key is added; the major one never: what breaks a reader goes to /api/v2/.
SCHEMA_VERSION = "1.0"
LICENSE = "CC0-1.0"
NOTICE = "Not an IETF document."

Json = dict[str, Any]


def render_document(kind: str, path: str, day: str, payload: Json, root: SiteRoot) -> StaticFile:
    """Return the document of `kind` at `path` below the API; `day` is the newest day of what it holds."""
    full_path = f"{FOLDER}/{path}"
    document = {
        "$schema": root.file(SCHEMA_PATH),
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "self": root.file(full_path),
        "modified": utc_stamp(day),
        "license": LICENSE,
        "notice": NOTICE,
        **payload,
    }
    # Without indentation the encoder of the standard library is ten times as fast and the files half as big.
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return StaticFile(path=full_path, content=text.encode("utf-8", "replace") + b"\n")
