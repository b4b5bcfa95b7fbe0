"""A signed report shows every changed byte, and says whose key it was."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.model import IncidentError
from incidents.report.certificate import certificate_of
from incidents.report.signed_pdf import check_pdf, checked
from incidents.report.write import Order, write_report
from incidents.signatures import LaptopKey, fingerprint

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)
KEY = LaptopKey(bytes(range(32)))
SAMPLES = 30


def fingerprint_of(key: LaptopKey) -> str:
    return fingerprint(key.public_key or "")


def intact(document: bytes) -> bool:
    """A file in which no signature is found any more is refused, which is as good."""
    try:
        return checked(document, "it").intact
    except IncidentError:
        return False


@pytest.fixture
def report(folder: Path) -> Path:
    return write_report(folder, Order("lv", signer=KEY, brigade="Tērvetes brigāde"), MADE)[0]


def test_a_signed_report_is_intact_and_names_the_key(report: Path):
    verdict = check_pdf(report)
    assert verdict.intact
    assert [one.fingerprint for one in verdict.signatures] == [fingerprint_of(KEY)]


@pytest.mark.slow
def test_one_altered_byte_anywhere_is_seen(report: Path):
    whole = report.read_bytes()
    seal = whole.index(b"/ByteRange")
    places = [*random.Random(7).sample(range(10, len(whole)), SAMPLES), *range(seal, seal + 60, 5)]
    for place in places:
        altered = bytearray(whole)
        altered[place] ^= 0x01
        assert not intact(bytes(altered)), place


@pytest.mark.slow
def test_nothing_hides_in_the_gap_of_the_signature_itself(report: Path):
    whole = report.read_bytes()
    begin = whole.index(b"<3082") + 1
    end = whole.index(b">", begin)
    container = len(whole[begin:end].rstrip(b"0"))
    for place in (*range(begin, begin + container, 29), end - 1, end - 40):
        altered = bytearray(whole)
        altered[place] = ord("1") if altered[place] != ord("1") else ord("2")
        assert not intact(bytes(altered)), place


def test_what_is_put_behind_the_signature_is_seen(report: Path):
    assert not checked(report.read_bytes() + b"\n% more\n", "it").intact


def test_without_a_key_the_report_is_not_signed_and_says_so(folder: Path):
    for signer in (None, LaptopKey()):
        file = write_report(folder, Order("en", signer=signer), MADE)[0]
        verdict = check_pdf(file)
        assert (verdict.signed, verdict.intact) == (False, False)


def test_the_certificate_is_the_same_each_time_and_names_no_person():
    first = certificate_of(KEY, "Brigāde")
    assert first.dump() == certificate_of(KEY, "Brigāde").dump()
    assert first.subject.native == {
        "common_name": f"FireDrone {fingerprint_of(KEY)}",
        "organization_name": "Brigāde",
    }


def test_what_is_no_pdf_is_refused_in_one_line(tmp_path: Path):
    file = tmp_path / "x.pdf"
    file.write_bytes(b"hello")
    with pytest.raises(IncidentError, match="is no PDF"):
        check_pdf(file)
    with pytest.raises(IncidentError, match="cannot be read"):
        check_pdf(tmp_path / "missing.pdf")


@given(st.binary(max_size=300))
def test_a_made_up_pdf_never_breaks_the_check(tail: bytes):
    assert not intact(b"%PDF-1.7\n" + tail)
