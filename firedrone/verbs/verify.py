"""`firedrone verify`: is the record whole and unchanged?"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.verbs import say
from firedrone.verbs.say import NotTrue
from incidents.verify import verify as check

if TYPE_CHECKING:
    from incidents.verify import Verdict


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def verify(
        path: Annotated[Path, typer.Argument(help="An incident folder, a flight folder, or a data folder.")],
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Say whether the record is whole and unchanged, and name what is not."""
        verdict = check(path)
        document = {
            "ok": verdict.ok,
            "entries": verdict.entries,
            "signed": verdict.signed,
            "problems": [dataclasses.asdict(problem) for problem in verdict.problems],
        }
        say.result(document, as_json, _text(verdict))
        if not verdict.ok:
            count = len(verdict.problems)
            raise NotTrue(f"{path}: the record is not whole: {count} problem{'s' if count > 1 else ''}")


def _text(verdict: Verdict) -> str:
    if verdict.ok:
        signed = "signed" if verdict.signed else "not signed"
        return f"whole and unchanged: {verdict.entries} entries, {signed}"
    lines: list[str] = []
    for problem in verdict.problems:
        entry = f", entry {problem.entry}" if problem.entry is not None else ""
        offset = f", byte {problem.offset}" if problem.offset is not None else ""
        lines.append(f"{problem.file}{entry}{offset}: {problem.what}")
    return "\n".join(lines)
