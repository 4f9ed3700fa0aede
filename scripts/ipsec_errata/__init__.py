"""The IPsec errata and protocol-issue tracker: from YAML entries to pages, answers and findings."""
