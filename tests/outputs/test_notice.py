"""Pictures that other sites show."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest
from tests.outputs.conftest import SITE

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.notices import notice_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("number", "text"),
    [(60001, "0 live issues, 1 erratum"), (60002, "1 live issue, 0 errata"), (60003, "0 live issues, 0 errata")],
)
def test_what_it_says(number, text, sample):
    assert notice_of(sample.rfc[number], sample).text == text


def test_nobody_has_looked(sample):
    empty = dataclasses.replace(sample, issues=(), errata=())
    assert notice_of(sample.rfc[60001], empty).text == "not yet examined"


def test_it_is_a_picture_with_a_name_and_nothing_that_acts(files):
    for path in [path for path in files if path.startswith("notice/")]:
        root = ET.fromstring(files[path])
        assert {node.tag for node in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "title", "rect", "text")}
        assert root.find(f"{SVG}title").text.startswith("RFC 6000")


def test_snippet(sample):
    assert notice_of(sample.rfc[60002], sample).render_snippet(SiteRoot(SITE)) == (
        '<a href="https://tracker.example/rfc60002/"><img src="https://tracker.example/notice/rfc60002.svg" '
        'alt="RFC 60002: 1 live issue, 0 errata" height="24"></a>'
    )
