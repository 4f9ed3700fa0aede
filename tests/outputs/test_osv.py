"""Records for OSV: what its schema demands, and what the format has gained since that schema."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
from tests.outputs.conftest import SITE

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.reference import Reference, ReferenceType
from ipsec_errata.outputs.osv import osv_issues, render_osv

REFERENCE_TYPES = {
    *("ADVISORY", "ARTICLE", "DETECTION", "DISCUSSION", "EVIDENCE", "FIX"),
    *("GIT", "INTRODUCED", "PACKAGE", "REPORT", "WEB"),
}
FIELDS = {
    *("schema_version", "id", "modified", "published", "withdrawn", "aliases", "upstream", "related", "summary"),
    *("details", "severity", "affected", "references", "credits", "database_specific"),
}
SCHEMA = Path(__file__).parent / "osv-schema" / "schema.json"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def record(issue, database):
    return json.loads(render_osv(issue, database, SiteRoot(SITE)).content)


def test_only_what_touches_security_has_a_record(sample, files):
    assert [issue.id for issue in osv_issues(sample)] == ["IPE-0002"]
    assert [path for path in files if "/osv/" in path] == ["api/v1/osv/x_IPE-0002.json"]


def test_every_record_fits_the_official_schema_but_for_its_id(real):
    """Prefixes are a list of databases there; later versions let others begin with `x_`."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    records = [json.loads(content) for path, content in real.items() if path.startswith("api/v1/osv/")]
    assert len(records) > 100
    found = {(*error.instance_path, record["id"]) for record in records for error in validator.iter_errors(record)}
    assert found == {("id", record["id"]) for record in records}


def test_form(sample):
    found = record(sample.issue["IPE-0002"], sample)
    assert set(found) <= FIELDS
    assert re.fullmatch(r"x_IPE-\d{4}", found["id"])
    assert STAMP.fullmatch(found["modified"])
    assert STAMP.fullmatch(found["published"])
    assert {row["type"] for row in found["references"]} <= REFERENCE_TYPES
    assert [row["url"] for row in found["references"] if not row["url"].startswith("https://")] == []
    assert "withdrawn" not in found


@pytest.mark.parametrize("status", [IssueStatus.REJECTED, IssueStatus.DUPLICATE, IssueStatus.WITHDRAWN])
def test_what_is_no_problem_is_withdrawn(status, sample):
    issue = dataclasses.replace(sample.issue["IPE-0002"], status=status)
    assert record(issue, sample)["withdrawn"] == "2026-11-24T00:00:00Z"


def test_a_cve_is_related_and_no_alias(sample):
    reference = Reference(
        type=ReferenceType.CVE,
        title="CVE-2018-5389, a product",
        rfc=None,
        sections=(),
        eid=None,
        meeting=None,
        url=None,
        date=None,
    )
    found = record(dataclasses.replace(sample.issue["IPE-0002"], references=(reference,)), sample)
    assert found["related"] == ["CVE-2018-5389"]
    assert "aliases" not in found


def test_the_index_says_what_does_not_fit(files):
    index = json.loads(files["api/v1/osv.json"])
    assert [row["osv"] for row in index["records"]] == ["x_IPE-0002"]
    assert {row["field"] for row in index["does_not_fit"]} == {"affected", "severity", "credits", "id"}
