"""A plan's certificate on the command line: written by `check`, looked at by `verify`."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.say import NotTrue
from incidents.signatures import fingerprint
from missions.certificate import (
    CertificateError,
    Inputs,
    certificate,
    read_certificate,
    verify_certificate,
    write_certificate,
)
from missions.plan_file import read_plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from missions.checks import Finding
    from missions.plan import Plan

PROBLEMS = {
    "unsigned": "it is not signed: anybody may have written it",
    "changed": "it was changed after it was signed",
    "other_mission": "the plan's waypoints are not those that were checked",
    "other_fence": "the plan's fence is not the one that was checked",
    "other_rally": "the plan's rally points are not those that were checked",
    "other_home": "the plan's home is not the one that was checked",
    "other_key": "it is signed with another key than the one named",
}


def write(plan: Plan, findings: Sequence[Finding], inputs: Inputs, out: Path) -> dict[str, Any]:
    """Sign with this laptop's key and write. NotTrue: something red is nobody's, and nothing was written."""
    key = open_keys(data_dir(), wait_s=KEY_WITHIN_S).laptop
    try:
        document = certificate(plan, findings, inputs, issued_at=datetime.now(UTC), signer=key)
    except CertificateError as error:
        raise NotTrue(str(error)) from error
    write_certificate(out, document)
    if document["signature"] is None:
        say.aside(f"{out.name}: not signed, there is no key store: set FIREDRONE_PASSPHRASE to keep a key")
    return {
        "file": str(out),
        "signed": document["signature"] is not None,
        "fingerprint": None if key.public_key is None else fingerprint(key.public_key),
        "valid_until": document["valid_until"],
    }


def verify(path: Path, plan: Path | None, keys: Sequence[str], as_json: bool) -> None:
    """Say whether a certificate is genuine, by whom, and whether it is for that plan."""
    document = read_certificate(path)
    verdict = verify_certificate(document, None if plan is None else read_plan(plan)[0])
    by = fingerprint(verdict.key) if verdict.key and _is_key(verdict.key) else None
    problems = [*verdict.problems, *(["other_key"] if keys and by not in keys else [])]
    result = {
        "ok": not problems,
        "signed": "unsigned" not in problems,
        "entries": verdict.findings,
        "problems": [
            {"file": path.name, "entry": None, "offset": None, "what": PROBLEMS[p]} for p in problems
        ],
        "keys": [] if by is None else [by],
        "issued_at": verdict.issued_at,
        "valid_from": verdict.valid_from,
        "valid_until": verdict.valid_until,
    }
    lines = [f"{path.name}: {PROBLEMS[problem]}" for problem in problems]
    about = "" if plan is None else f" and for {plan.name}"
    good = f"genuine{about}: signed with {by}, valid from {verdict.valid_from} until {verdict.valid_until}"
    say.result(result, as_json, "\n".join(lines) or good)
    if problems:
        raise NotTrue(f"{path.name}: the certificate does not hold")


def software() -> str:
    """What checked it."""
    try:
        return f"firedrone {version('firedrone')}"
    except PackageNotFoundError:
        return "firedrone"


def _is_key(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")
