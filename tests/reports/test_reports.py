"""Reports as text: whole lines, so that a change of wording is seen."""

from __future__ import annotations

import csv
import io

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.model.considerations import list_considerations
from ipsec_errata.model.database import Database
from ipsec_errata.model.progress import compare
from ipsec_errata.model.snapshot import snapshot_at, snapshot_of
from ipsec_errata.reports.considerations import render_checklist, render_csv_table, render_markdown
from ipsec_errata.reports.progress import progress_record, render_progress_markdown, render_progress_text

ROOT = SiteRoot.parse("https://errata.example/")


def test_progress_as_mail(sample: Database):
    text = render_progress_text(compare(snapshot_at(sample, "2026-11-23"), snapshot_of(sample, "now"), sample))
    assert text.splitlines() == [
        "Since 2026-11-23, data of now",
        "-----------------------------",
        "  1 open, up by 1",
        "  1 resolved, up by 1",
        "",
        "Added: 2",
        "--------",
        f"  IPE-0001 {sample.issue['IPE-0001'].title} (resolved)",
        "  IPE-0002 Length counts the header or not (open)",
    ]


def test_no_line_of_mail_is_longer_than_72(sample: Database):
    text = render_progress_text(compare(snapshot_at(sample, "1990-01-01"), snapshot_of(sample, "now"), sample))
    assert [line for line in text.splitlines() if len(line) > 72] == []


def test_progress_as_slides(sample: Database):
    text = render_progress_markdown(compare(snapshot_at(sample, "2026-11-23"), snapshot_of(sample, "now"), sample))
    assert "## Added: 2\n\n- IPE-0001 " in text


def test_nothing_happened(sample: Database):
    now = snapshot_of(sample, "now")
    assert "Nothing was added and no status changed.\n" in render_progress_text(compare(now, now, sample))


def test_progress_for_machines(sample: Database):
    record = progress_record(compare(snapshot_at(sample, "2026-11-23"), snapshot_of(sample, "now"), sample))
    assert record["totals"] == [
        {"status": "open", "before": 0, "after": 1},
        {"status": "resolved", "before": 0, "after": 1},
    ]


def test_considerations_by_section(sample: Database):
    text = render_markdown(sample.rfc[60002], list_considerations(sample, 60002), ROOT)
    assert "contradiction: 1." in text
    assert "- [IPE-0002](https://errata.example/IPE-0002/) Length counts the header or not" in text


def test_considerations_to_tick_off(sample: Database):
    text = render_checklist(sample.rfc[60001], list_considerations(sample, 60001), ROOT)
    assert "## Erratum: 1\n\n- [ ] 2.10: [EID 70001](https://errata.example/eid70001/)" in text


def test_considerations_as_table(sample: Database):
    rows = list(csv.reader(io.StringIO(render_csv_table(list_considerations(sample, 60001), ROOT), newline="")))
    assert rows[0] == ["sections", "matter", "entry", "title", "note", "url"]
    assert [row[2] for row in rows[1:]] == ["EID 70001", "IPE-0001"]


def test_an_rfc_without_anything(sample: Database):
    assert "Nothing is known that stands in it." in render_markdown(sample.rfc[60003], (), ROOT)
