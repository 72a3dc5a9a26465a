"""Who asks: the language and the client."""

import pytest

from graphkit.serve.visitor import client, language


@pytest.mark.parametrize(
    ("asked", "header", "expected"),
    [
        (None, "", "en"),
        ("fi", "sv", "fi"),
        ("no", "", "nb"),
        ("kl", "", "kl"),
        ("xx", "sv", "sv"),
        ("../../etc", "", "en"),
        (None, "nb-NO,nb;q=0.9,no;q=0.8,en;q=0.5", "nb"),
        (None, "de,en;q=0.3,da;q=0.7", "da"),
        (None, "no", "nb"),
        (None, "sv;q=x,fi;q=0.1", "fi"),
        (None, "sv;q=0", "en"),
        (None, "*", "en"),
    ],
)
def test_language(asked: str | None, header: str, expected: str):
    assert language(asked, header, "en") == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("testclient", "testclient"),
        (None, "unknown"),
    ],
)
def test_client(host: str | None, expected: str):
    assert client(host) == expected
