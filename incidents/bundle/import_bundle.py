"""Take in an incident that a neighbour sealed: beside our own, as it came, whole or not at all.

It stands in `incidents/<id>` with a card that says where it came from, and is never written to. The same
bundle twice changes nothing. One that goes on from what is here takes its place, and the old one is kept in
`superseded/`; anything else of the same id is refused.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import writer_lock
from incidents.attach import FLIGHTS
from incidents.bundle.check import check_folder, opened
from incidents.bundle.errors import BundleError
from incidents.chained_log import note
from incidents.journal import JOURNAL
from incidents.received import RECEIVED, Received, read_received, received_bytes
from maps.foreign.file import FormatError, one_line
from maps.packs.hashing import copied, sha256_of
from maps.packs.make import refuse_without_room
from telemetry.safe_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from incidents.bundle.about import About
    from incidents.bundle.check import BundleVerdict

IMPORTS = "imports.jsonl"
SUPERSEDED = "superseded"
INCIDENTS = "incidents"
_MOVING = ".moving"  # between the two renames that put a newer one in the place of an older


@dataclass(frozen=True, slots=True)
class Imported:
    """`imported` False: the same or a newer one was here already, and nothing changed."""

    id: str
    imported: bool
    verdict: BundleVerdict
    kept: Path | None = None  # where the older one went


def import_bundle(
    path: Path,
    data: Path,
    now: datetime,
    keys: Sequence[str] = (),
    read: Callable[[int], None] | None = None,
) -> Imported:
    """Check the bundle, and take its incident into the data folder. With `keys` (fingerprints) one of them
    must have signed it. BundleError names what is against it, and nothing was taken in.
    """
    data.mkdir(parents=True, exist_ok=True)
    _finish_interrupted(data)
    with opened(path, data) as folder:
        verdict = check_folder(folder, keys, read)
        about = _refuse(path, verdict)
        target = data / INCIDENTS / about.id
        if _is_known(folder, about, target, path):
            return Imported(about.id, imported=False, verdict=verdict)
        kept = _take_in(folder / "data", data, _card(about, verdict, now, path.name), about.id)
    facts = {
        "id": about.id,
        "from": path.name,
        "manifest_sha256": verdict.manifest_sha256,
        "fingerprint": verdict.fingerprint,
        "organisation": verdict.organisation,
        "kept": kept.name if kept else None,
    }
    note(data / IMPORTS, now, {key: value for key, value in facts.items() if value is not None})
    return Imported(about.id, imported=True, verdict=verdict, kept=kept)


def _refuse(path: Path, verdict: BundleVerdict) -> About:
    if not verdict.ok:
        problem = verdict.verdict.problems[0]
        more = len(verdict.verdict.problems) - 1
        others = f" (and {more} more)" if more else ""
        raise BundleError(
            f"{path.name}: {one_line(problem.file)} {problem.what}{others}; ask for the bundle once more"
        )
    if verdict.about is None:
        raise BundleError(f"{path.name}: holds no incident of FireDrone; nothing was taken in")
    return verdict.about


def _is_known(folder: Path, about: About, target: Path, path: Path) -> bool:
    """True: what is here says as much, or more. BundleError: what is here is another story."""
    if not (target / JOURNAL).is_file():
        if target.exists():
            raise BundleError(f"{target}: is here without a journal; move it away, then import again")
        return False
    coming = (folder / "data" / "incident" / about.id / JOURNAL).read_bytes()
    here = (target / JOURNAL).read_bytes()
    received = read_received(target)
    if here == coming:
        return received is None or not _brings_more(about, received)
    if here.startswith(coming):
        return True
    if coming.startswith(here):
        return False
    raise BundleError(
        f"{path.name}: another record of {about.id} is here, and neither goes on from the other; "
        "nothing was taken in: compare both with firedrone verify"
    )


def _brings_more(about: About, received: Received) -> bool:
    """The same journal, now with what was left out before."""
    return bool(set(received.left_out) - set(_left_out(about)))


def _take_in(payload: Path, data: Path, card: Received, name: str) -> Path | None:
    """Stage, then rename. Flights are added first: without an incident that names them they harm nobody."""
    target = data / INCIDENTS / name
    try:
        refuse_without_room(data, sum(one.stat().st_size for one in payload.rglob("*")))
        with tempfile.TemporaryDirectory(prefix=".import-", dir=data) as temporary:
            staged = Path(temporary) / name
            _copy_tree(payload / "incident" / name, staged)
            _copy_tree(payload / "report", staged / "report")
            (staged / "media").mkdir(exist_ok=True)
            (staged / RECEIVED).write_bytes(received_bytes(card))
            _take_flights(payload / FLIGHTS, data / FLIGHTS, Path(temporary) / FLIGHTS)
            return _put_in_place(staged, target, data)
    except FormatError as error:
        raise BundleError(str(error)) from error
    except OSError as error:
        raise BundleError(f"{error.filename or target}: cannot be taken in: {error.strerror}") from error


def _card(about: About, verdict: BundleVerdict, now: datetime, from_name: str) -> Received:
    return Received(
        at=now,
        from_name=from_name,
        manifest_sha256=verdict.manifest_sha256,
        head=about.head,
        fingerprint=verdict.fingerprint,
        organisation=verdict.organisation,
        supersedes=about.supersedes,
        redacted=about.redacted,
        left_out=_left_out(about),
    )


def _left_out(about: About) -> dict[str, str]:
    """As below a data folder: there the incidents stand in the plural."""
    here = f"incident/{about.id}/"
    return {
        f"{INCIDENTS}/{about.id}/{name.removeprefix(here)}" if name.startswith(here) else name: why
        for name, why in about.left_out.items()
    }


def _take_flights(coming: Path, flights: Path, staging: Path) -> None:
    """Whole flights that are not here, and files of those that are. BundleError: a file here is another."""
    for flight in sorted(coming.iterdir()) if coming.is_dir() else ():
        here = flights / flight.name
        for file in sorted(flight.iterdir()):
            known = here / file.name
            if known.exists() and sha256_of(known) != sha256_of(file):
                raise BundleError(
                    f"{FLIGHTS}/{flight.name}/{file.name}: another file of this name is here already; "
                    "nothing was taken in"
                )
        _copy_tree(flight, staging / flight.name)
    flights.mkdir(parents=True, exist_ok=True)
    for flight in sorted(staging.iterdir()) if staging.is_dir() else ():
        here = flights / flight.name
        if not here.exists():
            flight.rename(here)
            continue
        for file in sorted(flight.iterdir()):
            if not (here / file.name).exists():
                file.rename(here / file.name)


def _put_in_place(staged: Path, target: Path, data: Path) -> Path | None:
    """The old one is kept beside; between the two names a crash is mended by the next import."""
    target.parent.mkdir(parents=True, exist_ok=True)
    kept: Path | None = None
    if target.exists():
        # Somebody may have it open: then that is said, and nothing changed
        writer_lock.give_back(writer_lock.take(target / "journal.lock"))
        kept = _free_name(data / SUPERSEDED, target.name)
        kept.parent.mkdir(exist_ok=True)
        moving = kept.with_name(kept.name + _MOVING)
        target.rename(moving)
        staged.rename(target)
        moving.rename(kept)
    else:
        staged.rename(target)
    sync_folder(target.parent)
    return kept


def _free_name(folder: Path, name: str) -> Path:
    number = 1
    while (path := folder / f"{name}.{number}").exists():
        number += 1
    return path


def _finish_interrupted(data: Path) -> None:
    """What a crash left: half-copied stages go, and an incident that was just set aside comes back."""
    for left in data.glob(".import-*"):
        shutil.rmtree(left, ignore_errors=True)
    for moving in (data / SUPERSEDED).glob(f"*{_MOVING}"):
        kept = moving.with_name(moving.name.removesuffix(_MOVING))
        target = data / INCIDENTS / kept.name.rpartition(".")[0]
        moving.rename(kept if target.exists() else target)


def _copy_tree(source: Path, target: Path) -> None:
    """Copied with each hash compared to what was read; the bag was checked just before."""
    if not source.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            _copy_tree(path, target / path.name)
        elif copied(path, target / path.name) != sha256_of(target / path.name):
            raise BundleError(f"{path.name}: was not copied as it is; look at the disk, then import again")
