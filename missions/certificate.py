"""A plan's certificate: what was looked at, with which data, what was found, and who took it upon himself.

Signed with the key of the laptop (Ed25519) over all of it but the signature, so that nobody changes a word
unseen. It says who signed, not that he is to be trusted: compare the fingerprint of the key.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from maps.foreign.file import FormatError
from maps.foreign.json_file import read_json
from maps.geo import LatLon
from missions.findings.finding import Severity
from missions.flown import flown
from missions.items import MissionType, fence_items, mission_items, plan_hash, rally_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from missions.airspace import Airspace
    from missions.energy import DroneProfile, WindAt
    from missions.findings.finding import Finding
    from missions.flown import Floats
    from missions.plan import Plan
    from missions.rules import Rules

FORMAT = "firedrone-certificate"
VERSION = 1
_MEANT_FOR = b"firedrone plan certificate 1\n"  # a signature under anything else never counts here
_SIGNATURE = "signature"
_HEX = frozenset("0123456789abcdef")
_HASHES = ("mission_sha256", "fence_sha256", "rally_sha256")


class CertificateError(Exception):
    """A plan that gets no certificate: something red, and nobody who took it upon himself."""


class Signer(Protocol):
    """Signs for one installation."""

    @property
    def public_key(self) -> str | None:
        """64 hexadecimal digits; None: no key, or not yet."""
        ...

    def sign(self, message: bytes) -> str:
        """128 hexadecimal digits. Only asked when there is a public key."""
        ...


class Tiles(Protocol):
    """Elevation data that know their files: those of one folder, or `maps.ground.grounds.Grounds`."""

    def tiles_at(self, lats: Floats, lons: Floats) -> tuple[Path, ...]:
        """The files that say the height of these places."""
        ...


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody flies in spite of one red finding, by name and with a reason."""

    code: str
    who: str
    reason: str
    where: int | None = None  # the waypoint of the finding; None: of all findings of that code


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was looked at."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the findings came from."""

    airspace: Airspace
    rules: Rules
    wind: WindAt
    drone: DroneProfile
    software: str
    home: LatLon | None
    checked_until: datetime | None  # how long a flight was looked at; the certificate ends there
    obstacle_files: tuple[InputFile, ...] = ()
    elevation_files: tuple[InputFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a certificate is worth. Problems are codes, the worst first; none: genuine, and for that plan."""

    problems: tuple[str, ...]
    key: str | None  # who signed, 64 hexadecimal digits
    issued_at: str
    valid_from: str
    valid_until: str
    findings: int

    @property
    def ok(self) -> bool:
        return not self.problems


def certificate(
    plan: Plan,
    findings: Sequence[Finding],
    inputs: Inputs,
    *,
    issued_at: datetime,
    overrides: Sequence[Override] = (),
    signer: Signer | None = None,
) -> dict[str, Any]:
    """The document, signed where there is a key. CertificateError names what is red and nobody's."""
    said = [_finding(finding, overrides) for finding in findings]
    open_ones = sorted({one["code"] for one in said if one["severity"] == "red" and not one["overridden_by"]})
    if open_ones:
        raise CertificateError(
            f"no certificate: {', '.join(open_ones)} must be mended, or taken over by name"
        )
    key = None if signer is None else signer.public_key
    body = {
        "format": FORMAT,
        "version": VERSION,
        "issued_at": _utc(issued_at),
        "valid_from": _utc(inputs.airspace.at),
        "valid_until": _utc(inputs.checked_until),
        "plan": _plan(plan),
        "inputs": _inputs(inputs),
        "findings": said,
        "key": key,
    }
    signature = signer.sign(_message(body)) if signer is not None and key is not None else None
    return {**body, _SIGNATURE: signature}


def input_files(paths: Iterable[Path]) -> tuple[InputFile, ...]:
    """Names and hashes of files. OSError for one that cannot be read."""
    return tuple(_hashed(path) for path in paths)


def elevation_files(ground: Tiles | None, plan: Plan) -> tuple[InputFile, ...]:
    """The tiles below a plan, for `Inputs`."""
    if ground is None or not plan.waypoints:
        return ()
    way = flown(plan, plan.home, None).way
    return input_files(ground.tiles_at(way.lats, way.lons))


def verify_certificate(document: Mapping[str, Any], plan: Plan | None = None) -> Verdict:
    """Whether it is genuine, and with a plan, whether it is for exactly that one."""
    problems = [*_signature_problems(document), *([] if plan is None else _plan_problems(document, plan))]
    findings = document.get("findings")
    return Verdict(
        problems=tuple(problems),
        key=_text(document, "key") or None,
        issued_at=_text(document, "issued_at"),
        valid_from=_text(document, "valid_from"),
        valid_until=_text(document, "valid_until"),
        findings=len(cast("list[Any]", findings)) if isinstance(findings, list) else 0,
    )


def read_certificate(path: Path) -> dict[str, Any]:
    """FormatError for what is none, or of a newer FireDrone."""
    document = read_json(path)
    if not isinstance(document, dict) or cast("dict[str, Any]", document).get("format") != FORMAT:
        raise FormatError(path, "", "not a certificate of a plan")
    told = cast("dict[str, Any]", document)
    if told.get("version") != VERSION:
        raise FormatError(path, "version", "written by another FireDrone: update this one")
    return told


def write_certificate(path: Path, document: Mapping[str, Any]) -> None:
    """Write the file anew, whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise FormatError(path, "", f"cannot be written: {error.strerror}") from error


def _signature_problems(document: Mapping[str, Any]) -> list[str]:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 only where something is signed
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    signature, key = document.get(_SIGNATURE), document.get("key")
    if signature is None:
        return ["unsigned"]
    body = {name: value for name, value in document.items() if name != _SIGNATURE}
    if not isinstance(signature, str) or len(signature) != 128 or set(signature) - _HEX:
        return ["changed"]  # one way to write it, so that no letter of the file changes unseen
    try:
        signed = bytes.fromhex(signature)
        ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(key))).verify(signed, _message(body))
    except (InvalidSignature, ValueError):
        return ["changed"]
    return []


def _plan_problems(document: Mapping[str, Any], plan: Plan) -> list[str]:
    stated = document.get("plan")
    told: Mapping[str, Any] = cast("dict[str, Any]", stated) if isinstance(stated, dict) else {}
    ours = _plan(plan)
    other = [name.removesuffix("_sha256") for name in _HASHES if told.get(name) != ours[name]]
    problems = [f"other_{name}" for name in other]
    return problems if told.get("home") == ours["home"] else [*problems, "other_home"]


def _hashed(path: Path) -> InputFile:
    with path.open("rb") as file:
        return InputFile(path.name, hashlib.file_digest(file, "sha256").hexdigest())


def _message(body: Mapping[str, Any]) -> bytes:
    plain = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return _MEANT_FOR + plain.encode("utf-8", "surrogatepass")


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "pattern": plan.pattern,
        "waypoints": len(plan.waypoints),
        "home": _place(plan.home),
        "mission_sha256": plan_hash(mission_items(plan), MissionType.MISSION),
        "fence_sha256": plan_hash(fence_items(plan), MissionType.FENCE),
        "rally_sha256": plan_hash(rally_items(plan), MissionType.RALLY),
    }


def _inputs(inputs: Inputs) -> dict[str, Any]:
    air, rules = inputs.airspace, inputs.rules
    return {
        "home": _place(inputs.home),
        "at": _utc(air.at),
        "basis": air.basis.value,
        "rules": {
            "country": rules.country,
            "height_limit_m": rules.height_limit_m,
            "height_rule": rules.height_rule,
            "sight_m": rules.sight_m,
            "read_on": rules.read_on.isoformat(),
            "review_by": rules.review_by.isoformat(),
        },
        "zones": [
            {"name": f.name, "sha256": f.sha256, "edition": _utc(f.edition), "zones": len(f.zones)}
            for f in air.zone_files
        ],
        "obstacles": [asdict(file) for file in inputs.obstacle_files],
        "elevation": [asdict(file) for file in inputs.elevation_files],
        "confirmations": [
            {"about": c.about, "who": c.who, "number": c.number, "valid_until": _utc(c.valid_until)}
            for c in air.confirmations
            if c.withdrawn_at is None
        ],
        "wind": asdict(inputs.wind),
        "drone": asdict(inputs.drone),
        "software": inputs.software,
    }


def _finding(finding: Finding, overrides: Sequence[Override]) -> dict[str, Any]:
    taken = next((o for o in overrides if _is_about(o, finding) and o.who.strip() and o.reason.strip()), None)
    by = None if taken is None or finding.severity is not Severity.RED else taken
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": _place(where) if isinstance(where, LatLon) else where,
        "facts": dict(finding.facts),
        "overridden_by": None if by is None else {"who": by.who, "reason": by.reason},
    }


def _is_about(override: Override, finding: Finding) -> bool:
    return override.code == finding.code and override.where in {None, finding.where}


def _place(at: LatLon | None) -> dict[str, float] | None:
    """To the 1e-7 degrees that go aboard."""
    return None if at is None else {"lat_deg": round(at.lat_deg, 7), "lon_deg": round(at.lon_deg, 7)}


def _utc(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""
