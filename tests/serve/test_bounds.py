"""What is looked at before anything parses a query."""

import pytest

from graphkit.serve.bounds import check, decoded, fields
from graphkit.serve.limits import Limits
from graphkit.serve.refusal import Refusal

LIMITS = Limits(query=20, depth=3)


def refused(call, *arguments, **keywords) -> tuple[int, str]:
    with pytest.raises(Refusal) as caught:
        call(*arguments, **keywords)
    return caught.value.status, caught.value.key


def test_fields():
    assert fields(b"query=ASK+%7B%7D&a=1&a=2&b=") == {"query": ["ASK {}"], "a": ["1", "2"], "b": [""]}
    assert fields(b"") == {}


@pytest.mark.parametrize("encoded", [b"query=%FF", b"query=\xff", b"query=%C3%28"])
def test_what_is_no_utf_8_is_refused_and_not_guessed(encoded: bytes):
    assert refused(fields, encoded) == (400, "encoding")


def test_too_many_fields():
    assert len(fields(b"&".join(b"a=1" for _ in range(50)))["a"]) == 50
    assert refused(fields, b"&".join(b"a=1" for _ in range(51))) == (400, "fields")


def test_a_body_that_is_no_utf_8():
    assert decoded("ø".encode()) == "ø"
    assert refused(decoded, b"ASK { \xff }") == (400, "encoding")


def test_length_counts_bytes():
    check("a" * 20, LIMITS, too_long=414)
    assert refused(check, "a" * 21, LIMITS, too_long=414) == (414, "long")
    assert refused(check, "å" * 11, LIMITS, too_long=413) == (413, "long")
    assert refused(check, "\ud800" * 11, LIMITS, too_long=413) == (413, "long")


def test_depth_counts_brackets_open_at_once():
    check("{(([]))}"[1:-1] + "()()()", LIMITS, too_long=414)
    assert refused(check, "{(([]))}", LIMITS, too_long=414) == (400, "deep")
    check(")))((([[[", Limits(query=20, depth=3), too_long=414)
