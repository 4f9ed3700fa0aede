"""What hosts are told: the policy for pages, and what pages of other sites may read."""

from __future__ import annotations

import re
from itertools import pairwise

from ipsec_errata.outputs.host_headers import CONTENT_POLICY
from ipsec_errata.project import own_project


def test_what_is_made_for_machines_is_readable_across_origins(files):
    rules = files["_headers"].decode().splitlines()
    open_to_all = [path for path, header in pairwise(rules) if header.strip() == "Access-Control-Allow-Origin: *"]
    folders = {path.split("/")[0] for path in files if path.split("/")[0] in ("api", "feeds", "schema", "notice")}
    assert {path.strip("/*") for path in open_to_all} == folders


def test_pages_have_the_same_policy_as_the_headers():
    overrides = own_project().site_source / "overrides" / "main.html"
    in_pages = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', overrides.read_text("utf-8"))
    # Frames are a matter of headers alone: in a page the directive is ignored (CSP Level 3, frame-ancestors).
    wanted = [f"{name} {sources}" for name, sources in CONTENT_POLICY.items() if name != "frame-ancestors"]
    assert in_pages == ["; ".join(wanted)]


def test_no_policy_lets_scripts_or_styles_in_a_page():
    assert not [name for name, sources in CONTENT_POLICY.items() if "unsafe" in sources or "http" in sources]
    assert CONTENT_POLICY["default-src"] == "'none'"


def test_form_that_hosts_read(files):
    """A line with a pattern, then indented headers (Netlify, Cloudflare Pages); no line is longer than 2,000."""
    lines = files["_headers"].decode("ascii").splitlines()
    assert lines[0] == "/*"
    assert all(re.fullmatch(r"/\S+|  [A-Za-z-]+: \S.*", line) and len(line) < 2000 for line in lines)


def test_the_server_that_the_documentation_configures_sends_the_same(files):
    text = (own_project().site_source / "about" / "hosting.md").read_text("utf-8")
    policy = "; ".join(f"{name} {sources}" for name, sources in CONTENT_POLICY.items())
    assert f'add_header Content-Security-Policy "{policy}" always;' in text
    sent = dict(line.strip().split(": ", 1) for line in files["_headers"].decode().splitlines() if line[0] == " ")
    assert [name for name in sent if f"add_header {name} " not in text] == []
    open_to_all = re.search(r"\^/tracker/\(([a-z|]+)\)/ \"\*\"", text)
    assert open_to_all
    assert all(f"/{folder}/*\n  Access-Control" in files["_headers"].decode() for folder in open_to_all[1].split("|"))
