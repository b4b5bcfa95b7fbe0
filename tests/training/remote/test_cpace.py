from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from training.remote.cpace import Exchange, generator, lengths_and_values
from training.remote.errors import LineError

# draft-irtf-cfrg-cpace-13, appendix B.1
WITH_WHOM = bytes.fromhex("6f630b425f726573706f6e6465720b415f696e69746961746f72")
SESSION = bytes.fromhex("7e4b4791d6a8ef019b936c79fb7f2c57")
FIRST_SECRET = bytes.fromhex("21b4f4bd9e64ed355c3eb676a28ebedaf6d8f17bdc365995b319097153044080")
SECOND_SECRET = bytes.fromhex("848b0779ff415f0af4ea14df9dd1d3c29ac41d836c7808896c4eba19c51ac40a")
KEY = (
    "a051ee5ee2499d16da3f69f430218b8ea94a18a45b67f9e86495b382c33d14a5"
    "c38cecc0cc834f960e39e0d1bf7d76b9ef5d54eecc5e0f386c97ad12da8c3d5f"
)
P = 2**255 - 19


def secret(data: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(data)


def test_the_point_of_the_password_is_that_of_the_draft():
    made = generator(b"Password", WITH_WHOM, SESSION)
    assert made.hex() == "64e8099e3ea682cfdc5cb665c057ebb514d06bf23ebc9f743b51b82242327074"


def test_both_shares_and_the_key_are_those_of_the_draft():
    first = Exchange(b"Password", WITH_WHOM, SESSION, secret(FIRST_SECRET))
    second = Exchange(b"Password", WITH_WHOM, SESSION, secret(SECOND_SECRET))
    assert first.share.hex() == "1b02dad6dbd29a07b6d28c9e04cb2f184f0734350e32bb7e62ff9dbcfdb63d15"
    assert second.share.hex() == "20cda5955f82c4931545bcbf40758ce1010d7db4db2a907013d79c7a8fcf957f"
    assert first.key(first.share, second.share, b"ADa", b"ADb").hex() == KEY
    assert second.key(first.share, second.share, b"ADa", b"ADb").hex() == KEY


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_every_code_gives_a_point_of_the_curve_and_not_of_its_twist(code: bytes, session: bytes):
    u = int.from_bytes(generator(code, WITH_WHOM, session), "little")
    assert pow(u * (u * u + 486662 * u + 1), (P - 1) // 2, P) in {0, 1}


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_the_keys_are_the_same_exactly_when_the_codes_are(one: str, other: str):
    first = Exchange(one.encode(), WITH_WHOM, SESSION)
    second = Exchange(other.encode(), WITH_WHOM, SESSION)
    same = first.key(first.share, second.share) == second.key(first.share, second.share)
    assert same == (one == other)


@pytest.mark.parametrize(
    "share",
    [
        bytes(32),
        bytes([1, *bytes(31)]),
        bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        b"short",
    ],
)
def test_a_share_that_fixes_the_key_is_refused(share: bytes):
    mine = Exchange(b"12345678", WITH_WHOM, SESSION)
    with pytest.raises(LineError):
        mine.key(share, mine.share)


def test_lengths_longer_than_a_byte_are_written_in_seven_bits():
    assert lengths_and_values(b"", bytes(300))[:3] == b"\x00\xac\x02"
