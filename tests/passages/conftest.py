"""The invented RFC texts of the sample project."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsec_errata.rfc_editor.rfc_library import RfcLibrary

TEXTS = Path(__file__).parents[1] / "texts"


@pytest.fixture
def library() -> RfcLibrary:
    return RfcLibrary([TEXTS])
