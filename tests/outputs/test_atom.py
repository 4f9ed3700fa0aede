"""Feeds, whole and in their rules."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

from tests.outputs.conftest import SITE

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.feeds import feeds_of
from ipsec_errata.outputs.atom import render_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def ids(content: bytes) -> list[str]:
    return [node.text for node in ET.fromstring(content).findall("a:entry/a:id", ATOM)]


def test_every_feed_of_the_sample(files):
    assert [path for path in files if path.startswith("feeds/")] == [
        "feeds/all.atom",
        "feeds/status/open.atom",
        "feeds/status/resolved.atom",
        "feeds/topics/lifetimes.atom",
        "feeds/topics/encoding.atom",
        "feeds/rfc60001.atom",
        "feeds/rfc60002.atom",
        "feeds/rfc60003.atom",
    ]


def test_ids_survive_another_address_and_links_follow_it(sample):
    feed = next(feeds_of(sample))
    here = render_feed(feed, SiteRoot(SITE)).content
    there = render_feed(feed, SiteRoot("https://elsewhere.example/tracker/")).content
    assert ids(here) == ids(there)
    assert b"https://elsewhere.example/tracker/IPE-0001/" in there
    assert b"tracker.example" not in there


def test_an_item_is_the_same_in_every_feed(files):
    everything = ids(files["feeds/all.atom"])
    assert [row for row in ids(files["feeds/rfc60001.atom"]) if row not in everything] == []


def test_what_xml_cannot_hold_is_replaced(sample):
    spoiled = dataclasses.replace(sample.issue["IPE-0002"], title="bell \x07 <b> & \ud800")
    feed = next(feeds_of(dataclasses.replace(sample, issues=(spoiled,))))
    root = ET.fromstring(render_feed(feed, SiteRoot(SITE)).content)
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == "IPE-0002 added (open): bell \ufffd <b> & \ufffd"
