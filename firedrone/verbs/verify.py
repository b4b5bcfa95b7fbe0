"""`firedrone verify`: is the record whole and unchanged?"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import certify, say, verify_pdf
from firedrone.verbs.say import NotTrue, UsageError
from incidents.bundle.check import is_bundle, verify_bundle
from incidents.signatures import plain_fingerprint
from incidents.verify import verify as check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.bundle.check import BundleVerdict
    from incidents.model import Problem
    from incidents.verify import Verdict


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def verify(
        path: Annotated[
            Path,
            typer.Argument(
                help="An incident, a flight, a data folder, a bundle; a PDF; the certificate of a plan."
            ),
        ],
        key: Annotated[
            list[str] | None,
            typer.Option(help="The fingerprint that must have signed; more than one may be given."),
        ] = None,
        plan: Annotated[Path | None, typer.Option(help="The plan that a certificate must be for.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Say whether the record is whole and unchanged, and name what is not."""
        if path.is_file() and path.suffix.lower() == ".json":
            certify.verify(path, plan, [_fingerprint(one) for one in key or ()], as_json)
            return
        if path.is_file() and path.suffix.lower() == ".pdf":
            verify_pdf.verify(path, [_fingerprint(one) for one in key or ()], as_json)
            return
        if plan is not None:
            raise UsageError("--plan goes with the certificate of a plan, a .json file")
        keys = [_fingerprint(one) for one in key or ()]
        bundle = verify_bundle(path, keys) if is_bundle(path) else None
        verdict = bundle.verdict if bundle is not None else check(path, keys)
        document: dict[str, Any] = {
            "ok": verdict.ok,
            "entries": verdict.entries,
            "signed": verdict.signed,
            "problems": [dataclasses.asdict(problem) for problem in verdict.problems],
            "keys": list(verdict.keys),
            "unsigned_entries": verdict.unsigned_entries if verdict.signed else verdict.entries,
            "blocks": verdict.blocks,
            "head": verdict.head,
            "information": [dataclasses.asdict(note) for note in verdict.information],
        }
        if bundle is not None:
            document["bundle"] = _bundle(bundle)
        say.result(document, as_json, "\n".join([*_text(verdict), *_bundle_text(bundle)]))
        if not verdict.ok:
            count = len(verdict.problems)
            raise NotTrue(f"{path}: the record is not whole: {count} problem{'s' if count > 1 else ''}")


def _fingerprint(text: str) -> str:
    fingerprint = plain_fingerprint(text)
    if fingerprint is None:
        raise UsageError(f"--key {text}: is no fingerprint; give all 32 digits of it, as verify prints them")
    return fingerprint


def _text(verdict: Verdict) -> Iterator[str]:
    if verdict.ok:
        by = f"signed with {', '.join(verdict.keys)}" if verdict.signed else "not signed"
        blocks = f", {verdict.blocks} blocks of flights" if verdict.blocks else ""
        yield f"whole and unchanged: {verdict.entries} entries{blocks}; {by}"
        if verdict.head is not None:
            yield f"stands for all of it: {verdict.head}"
    yield from _lines(verdict.problems)
    yield from (f"note: {line}" for line in _lines(verdict.information))


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems:
        entry = f", entry {problem.entry}" if problem.entry is not None else ""
        offset = f", byte {problem.offset}" if problem.offset is not None else ""
        yield f"{problem.file}{entry}{offset}: {problem.what}"


def _bundle(found: BundleVerdict) -> dict[str, Any]:
    """Of a bundle, beside its record."""
    about = found.about
    return {
        "id": about.id if about else None,
        "seal": about.seal if about else None,
        "files": found.files,
        "size_bytes": found.size_bytes,
        "manifest_sha256": found.manifest_sha256,
        "fingerprint": found.fingerprint,
        "organisation": found.organisation,
        "supersedes": about.supersedes if about else None,
        "redacted": list(about.redacted) if about else [],
        "training": about.training if about else None,
    }


def _bundle_text(found: BundleVerdict | None) -> Iterator[str]:
    if found is None:
        return
    yield f"bundle of {found.files} files, {found.size_bytes / 1e6:.1f} MB: {found.manifest_sha256}"
    if found.organisation:
        yield f"handed on by {found.organisation}"
    about = found.about
    if about is not None and about.training:
        yield "SIMULATED: an exercise"
    if about is not None and about.redacted:
        yield f"a redacted copy; taken out: {', '.join(about.redacted)}"
    if about is not None and about.supersedes:
        yield f"supersedes {about.supersedes}"
