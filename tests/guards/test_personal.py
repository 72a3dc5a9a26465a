"""Persons' numbers and addresses are seen by their form and masked; organisations' numbers are left alone.

Every number here is made up: of 31 February, or of no valid check digit, or of zeros.
"""

import re

import pytest

from graphkit.guards.personal import E_MAIL, MASK, NUMBER, NUMBER_IN_ICELAND, PHONE, lost_zero, masked
from graphkit.project import SHAPES

PERSONS = (
    "31028012345",  # Norwegian
    "310280 12345",
    "71028012345",  # Norwegian, of one who lives there for a time
    "310280-0000",  # Danish, Icelandic
    "310280-000A",  # Finnish
    "310200A000B",
    "800231-0000",  # Swedish
    "19800231-0000",
    "800291-0000",  # Swedish, of one who lives there for a time
    "800231+0000",
)
ORGANISATIONS = (
    "999999999",  # Norwegian
    "559999-0000",  # Swedish: the third digit is above 1
    "165599990000",
    "99999999",  # Danish
    "9999999-0",  # Finnish
    "7102800000",  # Icelandic: the day is 40 higher
    "999999",  # Faroese
)
HARMLESS = (
    "2014-2020",
    "120 000 000",
    "2026-11-23",
    "LOV-2001-06-15-59",
    "9788289365000",
    "0.123456789012345",
    "hotel 12",
)
ADDRESSES = ("kari@eksempel.example", "ola.nordmann-hansen@a-b.example.org")
PHONES = ("+47 00 00 00 00", "004700000000", "+354 000 0000", "tlf. 00 00 00 00", "Puh. 000 000 0000", "Sími: 000 0000")


@pytest.mark.parametrize("found", PERSONS + ADDRESSES + PHONES)
def test_what_is_a_person_s_is_masked(found):
    assert masked(found) == MASK
    assert masked(f'"Eies av {found}."@nb') == f'"Eies av {MASK}."@nb'
    assert masked(f"{found}, {found}\n{found}") == f"{MASK}, {MASK}\n{MASK}"


@pytest.mark.parametrize("kept", ORGANISATIONS + HARMLESS)
def test_what_is_no_person_s_is_kept(kept):
    assert masked(kept) == kept
    assert masked(f'"({kept})"@nb') == f'"({kept})"@nb'


def test_an_icelandic_organisation_is_no_swede_in_iceland():
    assert masked("471101-0000", "is") == "471101-0000"
    assert masked("310280-0000", "is") == MASK
    assert masked("471101-0000", "se") == masked("471101-0000") == MASK


def test_a_norwegian_number_is_known_without_its_first_zero():
    assert lost_zero(1025060047)
    assert not lost_zero(1025060048)
    # Of organisations: Swedish, Icelandic; and a date.
    assert not any(map(lost_zero, (8022000000, 4102000000, 6011000000, 20140305, 1234567890)))


def test_how_many_were_tried():
    assert (len(PERSONS), len(ORGANISATIONS), len(HARMLESS), len(ADDRESSES + PHONES)) == (10, 7, 7, 8)


def test_the_shapes_see_what_is_masked():
    rules = (SHAPES / "common.ttl").read_text(encoding="utf-8")
    tests = re.findall(r'REGEX\(STR\(\?\w+\), "([^"]+)"\)', rules)
    assert {NUMBER, NUMBER_IN_ICELAND, PHONE, E_MAIL} <= set(tests)


def test_a_long_text_takes_no_time():
    assert masked("0" * 1_000_000 + "@") == "0" * 1_000_000 + "@"
    assert masked("+47" * 300_000).startswith("+47")
