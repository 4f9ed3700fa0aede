import json

import pytest

from ipsec_errata.model.erratum import ErratumStatus, ErratumType
from ipsec_errata.rfc_editor import errata_json
from ipsec_errata.rfc_editor.errata_json import ErrataFileError, parse_errata, read_errata


def record(**changes):
    values = {
        "errata_id": "901",
        "doc-id": "RFC4000",
        "errata_status_code": "Verified",
        "errata_type_code": "Technical",
        "section": "3.2",
        "orig_text": "red",
        "correct_text": "green",
        "notes": "",
        "submit_date": "2011-05-02",
        "submitter_name": "Ann Example",
        "verifier_id": "7",
        "verifier_name": "Bo Example",
        "update_date": "2019-09-10 16:09:03",
    }
    return values | changes


def parse(*records):
    return parse_errata(json.dumps(records).encode(), "x.json")


def test_a_record_is_read():
    (read,) = parse(record())
    assert (read.eid, read.rfc, read.status, read.type) == (901, 4000, ErratumStatus.VERIFIED, ErratumType.TECHNICAL)
    assert (read.reported, read.updated) == ("2011-05-02", "2019-09-10")
    assert (read.reported_by, read.verified_by) == ("Ann Example", "Bo Example")
    assert (read.section_field, read.quote, read.flags) == ("3.2", "red", ())


@pytest.mark.parametrize(
    ("published", "status"),
    [
        ("Verified", "verified"),
        ("Reported", "reported"),
        ("Rejected", "rejected"),
        ("Held for Document Update", "held"),
        (" held for  document update ", "held"),
    ],
)
def test_status(published, status):
    assert parse(record(errata_status_code=published))[0].status == status


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("  Ann   Example ", "Ann Example"),
        ("J&ouml;rg &amp; Co", "Jörg & Co"),
        ("Ann\r\nExample", "Ann Example"),
        ("\u200bAnn\u202e Example", "Ann Example"),
        ("", None),
        ("   ", None),
        (None, None),
    ],
)
def test_names_are_cleaned(published, name):
    assert parse(record(submitter_name=published))[0].reported_by == name


@pytest.mark.parametrize(
    ("changes", "reported", "updated", "codes"),
    [
        ({"submit_date": "9999-04-13", "update_date": "2021-04-13 19:20:21"}, None, "2021-04-13", ["date-impossible"]),
        ({"submit_date": "2022-04-13", "update_date": "2021-04-13 19:20:21"}, None, "2021-04-13", ["date-impossible"]),
        ({"submit_date": "2021-04-13", "update_date": "2021-04-13 00:00:00"}, "2021-04-13", "2021-04-13", []),
        ({"submit_date": "0000-00-00"}, None, "2019-09-10", ["date-impossible"]),
        ({"submit_date": "2011-02-30"}, None, "2019-09-10", ["date-impossible"]),
        ({"submit_date": "yesterday"}, None, "2019-09-10", ["date-impossible"]),
        ({"submit_date": None}, None, "2019-09-10", []),
        ({"update_date": None}, "2011-05-02", None, []),
        ({"update_date": ""}, "2011-05-02", None, []),
        ({"update_date": "9999-12-31T00:00:00Z"}, "2011-05-02", None, ["date-impossible"]),
    ],
)
def test_dates(changes, reported, updated, codes):
    (read,) = parse(record(**changes))
    assert (read.reported, read.updated, [flag.code for flag in read.flags]) == (reported, updated, codes)


def test_an_impossible_date_is_named():
    (read,) = parse(record(submit_date="2011-02-30"))
    assert read.flags[0].text == 'The record says reported "2011-02-30": not a day of the calendar'


@pytest.mark.parametrize(
    ("published", "number"), [("RFC4000", 4000), (" rfc4000 ", 4000), ("RFC0791", 791), ("RFC 791", 791)]
)
def test_rfc_name(published, number):
    assert parse(record(**{"doc-id": published}))[0].rfc == number


@pytest.mark.parametrize(
    ("published", "kept"), [(None, None), ("", ""), ("\r\nOdd:", "\r\nOdd:"), ("1 &amp; 2", "1 &amp; 2")]
)
def test_the_section_field_stays_as_published(published, kept):
    assert parse(record(section=published))[0].section_field == kept


def test_an_endless_section_field_is_cut_and_flagged():
    (read,) = parse(record(section="x" * 3000))
    assert len(read.section_field) == 1000
    assert [flag.code for flag in read.flags] == ["field-cut"]


def test_entities_in_the_quote_are_resolved():
    assert parse(record(orig_text="a &lt; b"))[0].quote == "a < b"


def test_a_lone_surrogate_does_no_harm():
    (read,) = parse(record(submitter_name="Ann \ud800 Example"))
    assert read.reported_by.encode("utf-8") == b"Ann Example"


def test_a_byte_order_mark_and_numbers_for_ids_are_accepted():
    (read,) = parse_errata(b"\xef\xbb\xbf" + json.dumps([record(errata_id=17)]).encode(), "x.json")
    assert read.eid == 17


def test_the_same_record_twice_counts_once():
    assert len(parse(record(), record())) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "x.json: the file is empty; expected a JSON list of errata"),
        (b"{", "x.json: not JSON at line 1, column 2: "),
        (b"[1,]", "x.json: not JSON at line 1, column 4: "),
        (b"\xff\xfe[]", "x.json: byte 0xff at offset 0 is no UTF-8; is it a JSON file?"),
        (b'{"a": 1}', "x.json: is an object; expected a list of errata"),
        (b"null", "x.json: is null; expected a list of errata"),
        (b"[3]", "x.json: record 1 is a number; expected an object with errata_id and doc-id"),
        (b"[[]]", "x.json: record 1 is a list; expected an object with errata_id and doc-id"),
        (b"[{}]", "x.json: record 1 has no errata_id"),
        (b"[" * 200_000, "x.json: nested too deeply for a list of errata"),
        (b"[" + b"9" * 5000 + b"]", "x.json: holds a number too long to be read"),
    ],
)
def test_a_bad_file_is_one_sentence(content, sentence):
    with pytest.raises(ErrataFileError) as caught:
        parse_errata(content, "x.json")
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"errata_id": None}, "x.json: record 2: errata_id is null; expected a number from 1 to 9999999"),
        ({"errata_id": "0"}, 'x.json: record 2: errata_id is "0"; expected a number from 1 to 9999999'),
        ({"errata_id": True}, "x.json: record 2: errata_id is true; expected a number from 1 to 9999999"),
        ({"errata_id": 1.5}, "x.json: record 2: errata_id is 1.5; expected a number from 1 to 9999999"),
        ({"doc-id": "STD5"}, 'x.json: record 2 (EID 901): doc-id is "STD5"; expected a name such as RFC7296'),
        ({"doc-id": 4000}, "x.json: record 2 (EID 901): doc-id is 4000; expected a name such as RFC7296"),
        (
            {"errata_status_code": "Open"},
            'x.json: record 2 (EID 901): errata_status_code is "Open"; '
            "expected one of Verified, Reported, Held for Document Update, Rejected",
        ),
        (
            {"errata_type_code": None},
            "x.json: record 2 (EID 901): errata_type_code is null; expected one of Technical, Editorial",
        ),
        ({"section": 3.2}, "x.json: record 2 (EID 901): section is a number; expected text or null"),
        ({"orig_text": ["a"]}, "x.json: record 2 (EID 901): orig_text is a list; expected text or null"),
        ({"submit_date": 20110502}, "x.json: record 2 (EID 901): submit_date is a number; expected text or null"),
    ],
)
def test_a_bad_record_is_one_sentence(changes, sentence):
    with pytest.raises(ErrataFileError) as caught:
        parse(record(errata_id="1"), record(**changes))
    assert str(caught.value) == sentence


@pytest.mark.parametrize("key", ["errata_id", "doc-id", "errata_status_code", "section", "orig_text", "update_date"])
def test_a_missing_key_is_named(key):
    values = record()
    del values[key]
    with pytest.raises(ErrataFileError, match=rf"has no {key}$"):
        parse(values)


def test_two_records_of_one_number_must_agree():
    with pytest.raises(ErrataFileError) as caught:
        parse(record(), record(section="4"))
    assert str(caught.value) == "x.json: erratum 901 stands there twice with different facts"


def test_a_file_that_is_cut_off_is_called_so():
    content = json.dumps([record()]).encode()
    for length in range(1, len(content) - 1, 7):
        with pytest.raises(ErrataFileError, match=r"the file seems to be cut off$"):
            parse_errata(content[:length], "x.json")


def test_a_missing_file_and_a_huge_file_are_sentences(tmp_path, monkeypatch):
    with pytest.raises(ErrataFileError, match=r"^gone.json: cannot be read: No such file"):
        read_errata(tmp_path / "gone.json", "gone.json")
    file = tmp_path / "large.json"
    file.write_bytes(b"[]" + b" " * 100)
    monkeypatch.setattr(errata_json, "MAX_BYTES", 100)
    with pytest.raises(ErrataFileError, match=r"^large.json: the file has 102 bytes; a file of errata has at most"):
        read_errata(file, "large.json")
