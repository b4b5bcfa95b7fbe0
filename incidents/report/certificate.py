"""The certificate that a signed report carries: the laptop's journal key, named by its fingerprint."""

from __future__ import annotations

import hashlib
import importlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from incidents.signatures import fingerprint

if TYPE_CHECKING:
    from incidents.signatures import Signer

ALGORITHM = "ed25519"  # RFC 8410
# The same certificate for the same key each time: nothing has to be kept beside the key.
_FROM = datetime(2026, 1, 1, tzinfo=UTC)
_UNTIL = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280, 4.1.2.5: it does not run out
_SERIAL_BYTES = 16


def certificate_of(signer: Signer, brigade: str = "") -> Any:
    """An asn1crypto certificate that the key has signed itself. ValueError without a key.

    It names the brigade, if one is given, and never a person.
    """
    keys, x509 = _asn1("keys"), _asn1("x509")
    if signer.public_key is None:
        raise ValueError("there is no key to sign with")
    raw = bytes.fromhex(signer.public_key)
    name: dict[str, str] = {"common_name": f"FireDrone {fingerprint(signer.public_key)}"}
    if brigade.strip():
        name["organization_name"] = brigade.strip()[:64]  # X.520: ub-organization-name
    named = x509.Name.build(name)
    algorithm = {"algorithm": ALGORITHM}
    to_sign = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": int.from_bytes(hashlib.sha256(raw).digest()[:_SERIAL_BYTES]) >> 1,
            "signature": algorithm,
            "issuer": named,
            "validity": {"not_before": _time(_FROM), "not_after": _time(_UNTIL)},
            "subject": named,
            "subject_public_key_info": keys.PublicKeyInfo({"algorithm": algorithm, "public_key": raw}),
            "extensions": [
                {
                    "extn_id": "key_usage",
                    "critical": True,
                    "extn_value": {"digital_signature", "non_repudiation"},
                }
            ],
        }
    )
    signature = bytes.fromhex(signer.sign(to_sign.dump()))
    return x509.Certificate(
        {"tbs_certificate": to_sign, "signature_algorithm": algorithm, "signature_value": signature}
    )


def public_key_in(certificate: Any) -> str | None:
    """The key of a certificate as 64 hexadecimal digits; None where it is no Ed25519 key."""
    info = certificate.public_key
    if info.algorithm != ALGORITHM:
        return None
    raw = info["public_key"].native
    return raw.hex() if isinstance(raw, bytes) and len(raw) == 32 else None


def _time(at: datetime) -> Any:
    return _asn1("x509").Time({"utc_time": at} if at.year < 2050 else {"general_time": at})


def _asn1(module: str) -> Any:
    """A part of asn1crypto, which is not typed: Any ends here. Only what is signed needs it."""
    return importlib.import_module(f"asn1crypto.{module}")
