"""Is a signed PDF still as it was signed, and with whose key? Anybody may have made the file."""

from __future__ import annotations

import importlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.model import IncidentError
from incidents.report.certificate import public_key_in
from incidents.signatures import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 200_000_000
MOST_SIGNATURES = 20


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature. `intact`: every byte of the file is as it was when this key signed it."""

    fingerprint: str | None  # None: a key of another kind than ours
    intact: bool


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """What was found in a file. Not signed is not damaged."""

    signatures: tuple[PdfSignature, ...]

    @property
    def signed(self) -> bool:
        return bool(self.signatures)

    @property
    def intact(self) -> bool:
        """Every signature fits, and the last covers all of the file."""
        return self.signed and all(one.intact for one in self.signatures)


def check_pdf(path: Path) -> PdfVerdict:
    """IncidentError for what is no PDF, and for one too damaged to find a signature in."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise IncidentError(f"{path}: is larger than any report; nothing was checked")
        content = path.read_bytes()
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error
    if not content.startswith(b"%PDF-"):
        raise IncidentError(f"{path}: is no PDF")
    return checked(content, str(path))


def checked(content: bytes, named: str) -> PdfVerdict:
    """As `check_pdf`, for a file that was read."""
    try:
        return PdfVerdict(tuple(_signatures(content)))
    except _refusals() as error:
        if b"/ByteRange" in content:  # there was one: a file that cannot be followed any more is not intact
            return PdfVerdict((PdfSignature(None, intact=False),))
        raise IncidentError(f"{named}: cannot be read as a PDF: it is damaged or cut off") from error


def _signatures(content: bytes) -> Iterator[PdfSignature]:
    # 0.4 s, and typed in parts: Any ends here
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    reader: Any = PdfFileReader(io.BytesIO(content), strict=True)
    found: Any = reader.embedded_signatures
    for one in found[:MOST_SIGNATURES]:
        certificate = one.signer_cert
        key = None if certificate is None else public_key_in(certificate)
        intact = len(found) == 1 and certificate is not None and _is_whole(one, content)
        yield PdfSignature(None if key is None else fingerprint(key), intact)


def _is_whole(signature: Any, content: bytes) -> bool:
    """The signature fits, it covers all of the file, and its own place holds it and nothing else."""
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    # Nobody vouches for a key but itself: whose it is, people compare by its fingerprint
    trust: Any = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    status: Any = validate_pdf_signature(signature, signer_validation_context=trust)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return bool(status.intact and status.valid and whole) and _fills_its_gap(signature, content)


def _fills_its_gap(signature: Any, content: bytes) -> bool:
    """No signature covers the gap that it stands in: what else is written there would go unseen."""
    cms: Any = importlib.import_module("asn1crypto.cms")
    _, length, rest, _ = (int(number) for number in signature.byte_range)
    gap, held = content[length:rest], signature.pkcs7_content
    own: bytes = cms.ContentInfo.load(held).dump(force=True)
    # What no signature covers in its own container has one value that is right
    said, signer = signature.signed_data, signature.signer_info
    digests = [one["algorithm"].native for one in said["digest_algorithms"]]
    if digests != [signature.md_algorithm] or {said["version"].native, signer["version"].native} != {"v1"}:
        return False
    written = b"<" + held.hex().upper().encode() + b">"  # as pyHanko writes it, letter by letter
    return gap == written and held.startswith(own) and not held[len(own) :].strip(b"\0")


def _refusals() -> tuple[type[Exception], ...]:
    """All that a parser says to a file that somebody made to break it."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415

    plain = (ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError)
    return (PdfError, RecursionError, OSError, *plain)
