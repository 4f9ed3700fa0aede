"""Rules beyond the schema: one generator each, its docstring is its manual page."""

from ipsec_errata.rules import (  # noqa: F401  importing registers the rules
    catalogue,
    citations,
    copying,
    dates,
    identity,
    lineage,
    mentions,
    moves,
    passages,
    permanence,
    prose,
    relations,
    status,
    words,
)
from ipsec_errata.rules.rule import Found, Rule, registered_rules

__all__ = ["Found", "Rule", "registered_rules"]
