"""Numbers that mean nothing are refused where they are given."""

from __future__ import annotations

import pytest

from ipsec_errata.cli import main


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["symptom", "x", "--limit", "0"], "--limit: '0' is no whole number above 0"),
        (["symptom", "x", "--limit", "-3"], "--limit: '-3' is no whole number above 0"),
        (["scan", "--jobs", "two"], "--jobs: 'two' is no whole number above 0"),
        (["scan", "--max-size", "-1"], "--max-size: '-1' is no number above 0"),
        (["scan", "--max-size", "nan"], "--max-size: 'nan' is no number above 0"),
        (["passages", "fetch", "0"], "RFC: '0' is no number of an RFC; expected one such as 7296"),
        (["passages", "fetch", "rfc7296"], "RFC: 'rfc7296' is no number of an RFC; expected one such as 7296"),
        (["export", "osv", "out", "--site-url", "x"], "--site-url: site_url is 'x'; expected an absolute address"),
    ],
)
def test_it_is_a_sentence(words, why, capsys):
    with pytest.raises(SystemExit) as status:
        main(words)
    assert status.value.code == 2
    assert why in capsys.readouterr().err


def test_a_fraction_of_a_mebibyte_is_a_size(tmp_path, capsys):
    (tmp_path / "a.c").write_text("// RFC 7296" + " " * 2000)
    assert main(["scan", "--max-size", "0.001", str(tmp_path)]) == 0
    assert "skipped 1 too large" in capsys.readouterr().err
