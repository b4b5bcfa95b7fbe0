"""`firedrone parameters`: all parameters of the drone, whole or not at all, and how its failsafes are set."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.failsafes import sentence
from firedrone.verbs.fly import JsonOption, LinkOption, SpeedOption, connected
from missions.parameter import ParameterError
from missions.parameter_store import ParameterStore
from missions.parameters import SAFETY, Gathering, Parameters, differences, read_all
from missions.preflight import preflight_parameters

if TYPE_CHECKING:
    from missions.checks import Finding
    from missions.parameter_store import Remembered

FOLDER = "parameters"


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(parameters)


def parameters(
    link: LinkOption,
    out: Annotated[Path | None, typer.Option(help="Where to write them, one `NAME,value` a line.")] = None,
    speed: SpeedOption = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Read all parameters; say what changed since the last time, and which failsafes are off."""
    store = ParameterStore(data_dir() / FOLDER)
    gathering = Gathering()
    with connected(link, speed, None) as flight:
        uid, firmware = flight.who
        before = None if uid is None else store.load(uid, firmware)
        began_s = time.monotonic()
        had = None if before is None else before.parameters
        found = flight.run(partial(read_all, gathering=gathering, remembered=had))
        seconds = time.monotonic() - began_s
        findings = flight.run(preflight_parameters)
        at = flight.running.session.clock.utc()
    if uid is not None:
        store.keep(uid, firmware, found, at)
    if out is not None:
        _write(found, out)
    document = _document(found, before, findings, seconds, out)
    say.result(document, as_json, _text(document, findings))


def _document(
    found: Parameters,
    before: Remembered | None,
    findings: tuple[Finding, ...],
    seconds: float,
    out: Path | None,
) -> dict[str, Any]:
    changed = None if before is None else differences(before.parameters.values, list(found.values.values()))
    return {
        "complete": found.complete,
        "count": found.count,
        "known": len(found.values),
        "missing": len(found.unread),
        "engine": found.engine,
        "seconds": round(seconds, 3),
        "hash": found.hash,
        "safety": {name: _safety(found, name) for name in SAFETY},
        "changed": changed,
        "findings": [finding.code for finding in findings],
        "file": None if out is None else str(out),
    }


def _safety(found: Parameters, name: str) -> dict[str, Any]:
    told = next((found.values[one] for one in (name, *SAFETY[name]) if one in found.values), None)
    if told is None:
        return {"state": found.knowledge(name).value, "name": name, "value": None}
    return {"state": "known", "name": told.name, "value": told.value}


def _write(found: Parameters, out: Path) -> None:
    """As Mission Planner and MAVProxy read them; written anew, whole or not at all."""
    lines = [f"{name},{found.values[name].value:.9g}" for name in sorted(found.values)]
    part = out.with_name(out.name + ".part")
    try:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(out)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise ParameterError(f"{out}: cannot be written: {error.strerror}") from error


def _text(document: dict[str, Any], findings: tuple[Finding, ...]) -> str:
    changed = document["changed"]
    since = "never read before" if changed is None else f"{len(changed)} changed since the last time"
    names = [] if not changed else ["  " + ", ".join(changed[:20])]
    head = f"{document['known']} parameters in {document['seconds']:.1f} s ({document['engine']}); {since}"
    return "\n".join([head, *names, *(f"{f.severity.value:5}  {sentence(f)}" for f in findings)])
