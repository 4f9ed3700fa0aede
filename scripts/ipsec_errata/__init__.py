"""The IPsec errata and protocol-issue tracker: from YAML entries to pages, answers and findings."""

__version__ = "0.1.0"
