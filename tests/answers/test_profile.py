"""Profiles: which issues touch a product, in which group, and the forms in which they are printed."""

from __future__ import annotations

import csv
import io

import pytest

from ipsec_errata.answers.profile import make_profile
from ipsec_errata.answers.profile_formats import render_checklist, render_csv, render_text


def wanted(*rfcs: int, roles=(), modes=(), ip=()):
    return {"rfcs": list(rfcs), "roles": list(roles), "modes": list(modes), "ip": list(ip)}


def groups(profile):
    return {name: [row["issue"]["id"] for row in profile[name]] for name in ("live", "elsewhere", "settled")}


@pytest.mark.parametrize(
    ("rfcs", "more", "expected"),
    [
        ((60001,), {}, {"live": [], "elsewhere": ["IPE-0001"], "settled": []}),
        ((60002,), {}, {"live": ["IPE-0002"], "elsewhere": [], "settled": ["IPE-0001"]}),
        ((60001, 60002), {}, {"live": ["IPE-0002"], "elsewhere": [], "settled": ["IPE-0001"]}),
        ((60003,), {}, {"live": [], "elsewhere": [], "settled": []}),
        ((60001,), {"roles": ["responder"]}, {"live": [], "elsewhere": [], "settled": []}),
        ((60001,), {"roles": ["initiator"]}, {"live": [], "elsewhere": ["IPE-0001"], "settled": []}),
        ((60001,), {"roles": ["gateway"]}, {"live": [], "elsewhere": ["IPE-0001"], "settled": []}),
        ((60001,), {"modes": ["transport"]}, {"live": [], "elsewhere": [], "settled": []}),
        ((60001,), {"ip": ["ipv4"]}, {"live": [], "elsewhere": [], "settled": []}),
        ((60001,), {"ip": ["ipv4", "ipv6"]}, {"live": [], "elsewhere": ["IPE-0001"], "settled": []}),
    ],
)
def test_groups(index, rfcs, more, expected):
    assert groups(make_profile(wanted(*rfcs, **more), index)) == expected


def test_the_list_brings_in_what_replaces_and_updates_it(index):
    profile = make_profile(wanted(60001), index)
    assert profile["advice"] == [
        {"rfc": 60001, "title": "The First Invented Protocol", "obsoleted_by": [60002], "updated_by": []}
    ]
    assert profile["settles"] == {"60002": 1}
    assert make_profile(wanted(60001, 60002), index)["advice"] == []


def test_address(index):
    product = wanted(60001, 60002, roles=["initiator"], modes=["tunnel"])
    assert make_profile(product, index)["address"] == "profile/?rfc=60001,60002&role=initiator&mode=tunnel"


def test_text_tells_what_to_do_and_counts_what_is_handled(index):
    profile = make_profile(wanted(60001), index)
    lines = list(render_text(profile, ()))
    assert lines[0] == "Profile of RFC 60001"
    assert "  RFC 60001 is obsolete: read RFC 60002 instead" in lines
    assert "Settled by an RFC that is not in the list (1)" in lines
    assert "            RFC 60001 (2.10, A.1): introduced; settled by RFC 60002" in lines
    assert "            Always send the value." in lines
    assert "            check: Offer a proposal without the value." in lines
    assert "Settled by an RFC that is not in the list (0, 1 handled)" in list(render_text(profile, {"IPE-0001"}))


def test_checklist_ticks_what_is_handled(index):
    profile = make_profile(wanted(60001), index)
    assert "- [ ] **IPE-0001** No default lifetime in the first protocol" in list(render_checklist(profile, ()))
    lines = list(render_checklist(profile, {"IPE-0001"}))
    assert "- [x] **IPE-0001** No default lifetime in the first protocol" in lines
    assert "    - [ ] Offer a proposal without the value." in lines


def test_csv_has_a_row_for_each_issue(index):
    text = render_csv(make_profile(wanted(60001, 60002), index), {"IPE-0002"})
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["group"], row["id"], row["handled"]) for row in rows] == [
        ("live", "IPE-0002", "yes"),
        ("settled", "IPE-0001", "no"),
    ]
    assert text.startswith("group,id,title,")
    assert text.endswith("\r\n")
