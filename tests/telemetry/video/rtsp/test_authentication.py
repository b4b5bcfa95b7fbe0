"""Saying who we are: by the examples of the standards, and never more than is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.authentication import Authenticator, Challenge, digest, parse_challenges

MUFASA = Credentials("Mufasa", "Circle of Life")
RFC_7616: dict[str, Any] = {"realm": "http-auth@example.org",
            "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"}  # fmt: skip
CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("method", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_rfc_7616_come_out(method: str, response: str):
    challenge = Challenge(method, **RFC_7616, qop=True)
    header = digest(challenge, MUFASA, "GET", "/dir/index.html", count=1, client_nonce=CLIENT_NONCE)
    assert header.endswith(f'response="{response}"')
    assert "nc=00000001" in header
    assert 'uri="/dir/index.html"' in header


def test_the_older_form_comes_out():
    challenge = Challenge("MD5", "testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", named=False)
    who = Credentials("Mufasa", "CircleOfLife")
    header = digest(challenge, who, "GET", "/dir/index.html", count=1, client_nonce="")
    assert header.endswith('response="1949323746fe6a43ef61f9606e7febea"')
    assert "qop" not in header
    assert "algorithm" not in header


def test_nothing_is_said_before_it_is_asked():
    assert Authenticator(MUFASA).header("DESCRIBE", "rtsp://x/") is None


@pytest.mark.parametrize("order", [1, -1])
def test_the_strongest_way_is_taken(order: int):
    offered = ['Basic realm="x"', 'Digest realm="x", nonce="n", algorithm=MD5',
               'Digest realm="x", nonce="n", algorithm=SHA-256, qop="auth"'][::order]  # fmt: skip
    for headers in (offered, [", ".join(offered)]):
        authenticator = Authenticator(MUFASA)
        authenticator.challenged(headers, identified=False)
        assert "algorithm=SHA-256" in (authenticator.header("DESCRIBE", "rtsp://x/") or "")
        assert not authenticator.in_clear


def test_basic_is_known_to_be_in_clear():
    authenticator = Authenticator(Credentials("anna", "hose"))
    authenticator.challenged(['Basic realm="x"'], identified=False)
    assert authenticator.header("DESCRIBE", "rtsp://x/") == "Basic YW5uYTpob3Nl"
    assert authenticator.in_clear


def test_requests_are_counted_from_one_for_each_nonce():
    authenticator = Authenticator(MUFASA)
    authenticator.challenged(['Digest realm="x", nonce="n", qop="auth"'], identified=False)
    assert "nc=00000001" in (authenticator.header("DESCRIBE", "u") or "")
    assert "nc=00000002" in (authenticator.header("SETUP", "u") or "")
    authenticator.challenged(['Digest realm="x", nonce="m", qop="auth", stale=TRUE'], identified=True)
    assert "nc=00000001" in (authenticator.header("SETUP", "u") or "")


@pytest.mark.parametrize(
    ("credentials", "identified", "headers", "sentence"),
    [
        (None, False, ['Basic realm="x"'], "wants a user name and a password"),
        (MUFASA, True, ['Basic realm="x"'], "does not take this user name and password"),
        (MUFASA, False, ["Negotiate"], "a kind of password that is not known here"),
        (MUFASA, False, ['Digest realm="x", nonce="n", algorithm=MD5-sess'], "not known here"),
        (MUFASA, False, ['Digest realm="x", nonce="n", qop="auth-int"'], "not known here"),
        (MUFASA, False, [], "not known here"),
    ],
)
def test_what_only_a_person_can_mend_is_said(
    credentials: Credentials | None, identified: bool, headers: list[str], sentence: str
):
    with pytest.raises(StreamError, match=sentence) as caught:
        Authenticator(credentials).challenged(headers, identified=identified)
    assert caught.value.trouble is Trouble.CREDENTIALS
    assert MUFASA.password not in str(caught.value)


def test_a_nonce_that_grew_old_is_not_a_wrong_password_once_it_was_let_in():
    authenticator = Authenticator(MUFASA)
    old, new = (['Digest realm="x", nonce="' + nonce + '"'] for nonce in "nm")
    authenticator.challenged(old, identified=False)
    authenticator.let_in("DESCRIBE", identified=True)
    authenticator.challenged(new, identified=True)
    with pytest.raises(StreamError, match="does not take"):
        authenticator.challenged(new, identified=True)


@given(st.text(max_size=80) | st.text(max_size=60).map(lambda text: f'Digest nonce="n", realm="{text}'))
def test_any_challenge_is_read_or_left_out(header: str):
    for challenge in parse_challenges(header):
        assert challenge.method in {"BASIC", "MD5", "SHA-256"}
