"""A certificate says what was checked, and no word of it changes unseen."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from incidents.signatures import LaptopKey
from maps.foreign.file import FormatError
from maps.geo import AboveHome
from missions.certificate import (
    CertificateError,
    InputFile,
    Inputs,
    Override,
    certificate,
    read_certificate,
    verify_certificate,
    write_certificate,
)
from missions.checks import Finding, Severity, check, checked_until
from missions.confirmations import Confirmation
from missions.energy import CALM, DroneProfile
from missions.plan import RallyPoint
from missions.rules import Basis, rules_of
from tests.missions import shapes
from tests.missions.findings.airs import NOON, SEARCH, Flat, air, zone

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = LaptopKey(bytes(range(32)))
YES = Confirmation("border", shapes.area(shapes.BOX), NOON, NOON.replace(hour=20), "Somebody", "7")
AIR = air(confirmations=(YES,))
INPUTS = Inputs(
    airspace=AIR,
    rules=rules_of("LV", Basis.OPEN),
    wind=CALM,
    drone=DroneProfile(),
    software="firedrone test",
    home=SEARCH.home,
    checked_until=checked_until(SEARCH, NOON),
    obstacle_files=(InputFile("masts.csv", "1" * 64),),
    elevation_files=(InputFile("N56E024.hgt", "2" * 64),),
)
FOUND = check(SEARCH, ground=Flat(), airspace=AIR)


def made(findings: tuple[Finding, ...] = FOUND, overrides: tuple[Override, ...] = ()) -> dict[str, Any]:
    return certificate(SEARCH, findings, INPUTS, issued_at=NOON, overrides=overrides, signer=KEY)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every place in a document that holds no more than a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    parts = list(inner)
    if not parts:
        yield path, value
    for key, one in parts:
        yield from leaves(one, (*path, key))


def changed(document: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    copied: Any = copy.deepcopy(document)
    holder = copied
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return copied


def test_a_genuine_one_holds_and_is_for_its_plan(tmp_path: Path):
    write_certificate(tmp_path / "c.json", made())
    verdict = verify_certificate(read_certificate(tmp_path / "c.json"), SEARCH)
    assert verdict.ok
    assert verdict.key == KEY.public_key
    assert verdict.findings == len(FOUND)
    assert verdict.valid_until == "2026-04-17T13:00:00+00:00"


@pytest.mark.hazard("H33")
def test_no_field_changes_unseen():
    document = made()
    fields = [path for path, _ in leaves(document)]
    assert len(fields) > 50
    for path, value in leaves(document):
        for other in (
            None,
            "x",
            7,
            True,
            [],
            {},
            f"{value} ",
            value + 1 if isinstance(value, int | float) else 0,
        ):
            if other != value or type(other) is not type(value):
                spoiled = changed(document, path, other)
                assert not verify_certificate(spoiled).ok, (path, other)


def test_no_field_is_added_or_taken_away_unseen():
    document = made()
    assert not verify_certificate({**document, "more": 1}).ok
    for name in document:
        assert not verify_certificate({k: v for k, v in document.items() if k != name}).ok, name
    shorter = changed(document, ("findings",), document["findings"][1:])
    assert not verify_certificate(shorter).ok


def test_the_signature_of_a_journal_never_counts_for_a_plan():
    body = {name: value for name, value in made().items() if name != "signature"}
    plain = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    for purpose in (b"", b"firedrone journal 1\n"):
        signed = {**body, "signature": KEY.sign(purpose + plain.encode())}
        assert verify_certificate(signed).problems == ("changed",)


def test_somebody_elses_signature_is_somebody_elses():
    other = LaptopKey(bytes(32))
    forged = certificate(SEARCH, FOUND, INPUTS, issued_at=NOON, signer=other)
    assert verify_certificate(forged).key == other.public_key != KEY.public_key


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (replace(SEARCH, waypoints=SEARCH.waypoints[:-1]), "other_mission"),
        (replace(SEARCH, speed_m_s=SEARCH.speed_m_s + 1.0), "other_mission"),
        (replace(SEARCH, fence=None), "other_fence"),
        (replace(SEARCH, rally=(RallyPoint(shapes.at(0, 0), AboveHome(40.0)),)), "other_rally"),
        (replace(SEARCH, home=shapes.at(0, 0)), "other_home"),
    ],
)
def test_another_plan_is_another_plan(plan: Any, problem: str):
    assert problem in verify_certificate(made(), plan).problems


def test_red_gets_none_until_somebody_takes_it_upon_himself():
    red = (*FOUND, Finding("zone_conflict", Severity.RED, 3, {"zone": "Lidlauks"}))
    with pytest.raises(CertificateError, match="zone_conflict"):
        made(red)
    for nothing in (Override("zone_conflict", "", "x"), Override("zone_conflict", "A. Ozols", " ", 3)):
        with pytest.raises(CertificateError):
            made(red, (nothing,))
    with pytest.raises(CertificateError):
        made(red, (Override("zone_conflict", "A. Ozols", "the tower knows", where=4),))
    document = made(red, (Override("zone_conflict", "A. Ozols", "the tower knows", where=3),))
    taken = [f["overridden_by"] for f in document["findings"] if f["code"] == "zone_conflict"]
    assert taken == [{"who": "A. Ozols", "reason": "the tower knows"}]
    assert verify_certificate(document, SEARCH).ok


def test_without_a_key_it_is_written_unsigned_and_proves_nothing():
    for signer in (None, LaptopKey()):
        document = certificate(SEARCH, FOUND, INPUTS, issued_at=NOON, signer=signer)
        assert verify_certificate(document, SEARCH).problems == ("unsigned",)


def test_it_names_all_that_it_came_from():
    inputs = made()["inputs"]
    assert inputs["zones"][0]["sha256"] == "0" * 64
    assert inputs["elevation"] == [{"name": "N56E024.hgt", "sha256": "2" * 64}]
    assert inputs["confirmations"][0]["who"] == "Somebody"
    assert inputs["drone"]["endurance_s"] == DroneProfile().endurance_s
    assert inputs["rules"]["country"] == "LV"


@pytest.mark.parametrize("content", ["{}", "[]", '{"format": "firedrone-certificate", "version": 2}', "x"])
def test_what_is_no_certificate_is_refused(tmp_path: Path, content: str):
    (tmp_path / "c.json").write_text(content)
    with pytest.raises(FormatError):
        read_certificate(tmp_path / "c.json")


@pytest.mark.parametrize("key", [None, 7, "", "zz", "00", "0" * 64])
def test_a_key_that_is_none_proves_nothing(key: Any):
    assert verify_certificate({**made(), "key": key}).problems == ("changed",)


def test_a_conflict_that_was_found_gets_none():
    with pytest.raises(CertificateError):
        made(check(SEARCH, ground=Flat(), airspace=air(zone())))
