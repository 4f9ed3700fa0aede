"""Which lines are read together, and that every place in them leads back into the file."""

from __future__ import annotations

import pytest

from ipsec_errata.scanner.unit import find_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("/* RFC 7296 */", ["RFC 7296"]),
        ("/*\n * RFC 7296,\n *\n * section 2.8\n */\nint a;", ["\v\nRFC 7296,\n\v\nsection 2.8\n\v"]),
        ("int a; /* no */ int b; /* RFC 7296\n   goes on */ c;", ["RFC 7296\ngoes on"]),
        ("/***************\n * RFC 7296    *\n ***************/", ["\v\nRFC 7296\n\v"]),
        ("// see\n// RFC 7296\n\n// apart", ["see\nRFC 7296"]),
        ("/// RFC 7296\n//! more", ["RFC 7296\nmore"]),
        ("x = 1  # RFC 7296,\n       # section 2.8\ny = 2", ["RFC 7296,\nsection 2.8"]),
        ("-- RFC 7296\n-- 2.8\nselect 1;", ["RFC 7296\n2.8"]),
        ("dnl RFC 7296\ndnl 2.8\nm4", ["RFC 7296\n2.8"]),
        ('.\\" RFC 7296\n.\\" 2.8\n.Sh', ["RFC 7296\n2.8"]),
        ("<!-- RFC 7296\n     2.8 -->\n<p>", ["RFC 7296\n2.8"]),
        ("--[[ RFC 7296\n     2.8 ]]\nrun()", ["RFC 7296\n2.8"]),
        ("#[[\nRFC 7296\n2.8\n]]\nproject(x)", ["\v\nRFC 7296\n2.8\n\v"]),
        ("int a; //!< RFC 7296\n       //!< 2.8\nint b;", ["RFC 7296\n2.8"]),
        ("#define A 1 // RFC 7296\n#define B 2", ["RFC 7296"]),
        ('log("see RFC 7296, "\n    "section 2.8");\nrun();', ['log("see RFC 7296,\nsection 2.8");']),
        ('log("see RFC 7296, " +\n    "section 2.8")\nrun()', ['log("see RFC 7296,\nsection 2.8")']),
        ("$a = 'RFC 7296'\n   . ' goes on';\n", ["$a = 'RFC 7296\n goes on';"]),
        ('say("in section 2.8\\n"\n    "of RFC 7296")\n', ['say("in section 2.8\nof RFC 7296")']),
        ('rows = ["RFC 7296",\n    "section 2.8"]\n', ['rows = ["RFC 7296",\n"section 2.8"]']),
        ('f(a)\n"RFC 7296"\n', ['"RFC 7296"']),
        ('def f():\n    """Do it.\n\n    RFC 7296.\n    """\n    # apart\n', ["Do it.\n\v\nRFC 7296.\n\v"]),
        ('def f():\n    """\n    RFC 7296.\n    """\n', ["\v\nRFC 7296.\n\v"]),
        ("#!/usr/bin/python\n'''\nRFC 7296.\n\nMore.\n'''\n", ["\v\nRFC 7296.\n\v\nMore.\n\v"]),
        ('    """Do it.\n    """\n    x = 1  # RFC 7296\n    y = """a"""\n', ["RFC 7296"]),
        ('x = """\nRFC 7296\n\nMore.\n"""\n', ['x = """\nRFC 7296']),
        ("Words.\n\nThis is\nRFC 7296.\n\nMore.", ["This is\nRFC 7296."]),
        ("- one RFC 7296\n- two RFC 4301", ["- one RFC 7296", "- two RFC 4301"]),
        ("glob src/*.c RFC 7296 src/*/x", ["glob src/*.c RFC 7296 src/*/x"]),
        ("/* RFC 7296 */ /* RFC 4301 */", ["RFC 7296", "RFC 4301"]),
        ("no number in this RFC here", []),
        ("ID_RFC822_ADDR and BN_get_rfc2409_prime", []),
    ],
)
def test_lines_that_belong_together(text, units):
    assert [unit.text for unit in find_units(text)] == units


def test_every_offset_leads_back():
    text = "int a;\n/*\n *   RFC 7296,\n *\n * section 2.8\n */\n// RFC 4301\n//   4.4\n"
    for unit in find_units(text):
        for word in unit.text.split():
            offset = unit.text.index(word)
            assert text[unit.origin(offset) :].startswith(word)


def test_a_comment_that_never_ends_is_none():
    (unit,) = find_units("/* open\n\nRFC 7296\n")
    assert unit.text == "RFC 7296"
