"""The RFC catalogue in itself."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.rules.rule import Found, rule

_INVERSE = (
    ("obsoletes", "obsoleted_by"),
    ("obsoleted_by", "obsoletes"),
    ("updates", "updated_by"),
    ("updated_by", "updates"),
)


@rule("rfc-one-sided")
def check_rfc_relations_both_ways(database: Database) -> Iterator[Found]:
    """A relation between two RFCs of the catalogue stands in both files.

    Bad:  RFC 7296 obsoletes 5996, RFC 5996 has no obsoleted_by
    Good: RFC 7296 obsoletes 5996, RFC 5996 is obsoleted_by 7296
    """
    for rfc in database.rfcs:
        for key, inverse in _INVERSE:
            for i, number in enumerate(getattr(rfc, key)):
                other = database.rfc.get(number)
                if other and rfc.number not in getattr(other, inverse):
                    yield Found(rfc.path, (key, i), f"{other.name} does not have {rfc.number} in '{inverse}'")


@rule("rfc-sections")
def check_section_list_known(database: Database) -> Iterator[Found]:
    """An RFC whose text was read has sections or says why not, and one whose text was not at hand has none.

    Bad:  section_list: unknown, sections: [{section: "1", title: Introduction}]
    Good: section_list: unknown, sections: []
    """
    for rfc in database.rfcs:
        if rfc.has_sections != bool(rfc.headings) and not (rfc.has_sections and rfc.unsure):
            message = (
                "the text was read, but no section is listed"
                if rfc.has_sections
                else "sections are listed, but section_list is unknown"
            )
            yield Found(rfc.path, ("section_list",), message)
