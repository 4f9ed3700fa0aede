"""Addresses of published sections."""

import pytest

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


@pytest.mark.parametrize(
    ("place", "editor", "tracker"),
    [
        (
            Place(7296, Section("2.10")),
            "https://www.rfc-editor.org/rfc/rfc7296.html#section-2.10",
            "https://datatracker.ietf.org/doc/html/rfc7296#section-2.10",
        ),
        (
            Place(4301, Section("A.1")),
            "https://www.rfc-editor.org/rfc/rfc4301.html#appendix-A.1",
            "https://datatracker.ietf.org/doc/html/rfc4301#appendix-A.1",
        ),
        (
            Place(2409),
            "https://www.rfc-editor.org/rfc/rfc2409.html",
            "https://datatracker.ietf.org/doc/html/rfc2409",
        ),
    ],
)
def test_urls(place, editor, tracker):
    assert (place.rfc_editor_url, place.datatracker_url) == (editor, tracker)
