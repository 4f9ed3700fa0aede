"""The checks of citations: one generator each, its docstring is its manual page."""

from ipsec_errata.scanner.checks import fit, problems, sections, standing  # noqa: F401  importing registers the checks
