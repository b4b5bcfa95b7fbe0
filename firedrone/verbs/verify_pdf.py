"""`firedrone verify F.pdf`: is a signed report as it was signed, and with whose key?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firedrone.verbs import say
from firedrone.verbs.say import NotTrue
from incidents.report.signed_pdf import check_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def verify(path: Path, keys: Sequence[str], as_json: bool) -> None:
    """NotTrue for a file that was changed, that is not signed, or that none of `keys` signed."""
    verdict = check_pdf(path)
    by = tuple(dict.fromkeys(one.fingerprint for one in verdict.signatures if one.fingerprint))
    wanted = not keys or any(key in by for key in keys)
    what = _wrong(signed=verdict.signed, intact=verdict.intact, wanted=wanted)
    problems = [] if what is None else [{"file": path.name, "entry": None, "offset": None, "what": what}]
    document = {
        "ok": not problems,
        "signed": verdict.signed,
        "intact": verdict.intact,
        "keys": list(by),
        "problems": problems,
    }
    said = f"as it was signed with {', '.join(by)}: compare it with the brigade's fingerprint"
    say.result(document, as_json, what or said)
    if what is not None:
        raise NotTrue(f"{path}: {what}")


def _wrong(*, signed: bool, intact: bool, wanted: bool) -> str | None:
    if not signed:
        return "is not signed: nobody vouches for it"
    if not intact:
        return "is not as it was signed: it was changed"
    return None if wanted else "is signed with another key than the one asked for"
