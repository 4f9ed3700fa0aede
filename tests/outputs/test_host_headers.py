"""What pages of other sites may read."""

from __future__ import annotations

from itertools import pairwise


def test_what_is_made_for_machines_is_readable_across_origins(files):
    rules = files["_headers"].decode().splitlines()
    open_to_all = [path for path, header in pairwise(rules) if header.strip() == "Access-Control-Allow-Origin: *"]
    folders = {path.split("/")[0] for path in files if path.split("/")[0] in ("api", "feeds", "schema", "notice")}
    assert {path.strip("/*") for path in open_to_all} == folders
