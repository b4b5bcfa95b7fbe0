"""`firedrone incident seal`, `import`, `verifier`: hand an incident on, take one in, let others check."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from incidents.bundle.import_bundle import import_bundle
from incidents.bundle.seal import VERIFIER, Order, Sealed, seal, verifier_page
from incidents.folder import find
from incidents.privacy.access import Doing, note_access
from incidents.privacy.boxes_file import read_boxes
from incidents.privacy.redacted_record import redaction_of
from incidents.signatures import plain_fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.bundle.import_bundle import Imported
    from incidents.privacy.redacted_record import Redaction

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verbs to the group of incident verbs."""
    group.command("seal")(seal_incident)
    group.command("import")(take_in)
    group.command()(verifier)


def seal_incident(
    incident: IdArgument,
    out: Annotated[Path | None, typer.Option(help="Where to; without it into the data folder.")] = None,
    archive: Annotated[bool, typer.Option("--zip", help="One .zip instead of a folder.")] = False,
    without_video: Annotated[bool, typer.Option("--without-video", help="Leave the videos out.")] = False,
    redact: Annotated[
        str | None, typer.Option(help="Take out of a copy: names,pictures,notes or some of them.")
    ] = None,
    boxes: Annotated[
        Path | None,
        typer.Option(help="What is blacked out of pictures: JSON, {MEDIA: [[left, top, width, height], …]}."),
    ] = None,
    brigade: Annotated[str | None, typer.Option(help="Who hands it on, in words.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a signed bundle of an incident, which anybody can verify."""
    where, now = data_dir(data), datetime.now(UTC)
    folder = find(where, incident)
    order = Order(
        out=out,
        archive=archive,
        video=not without_video,
        redaction=_redaction(redact, boxes),
        organisation=brigade,
    )
    sealed = seal(folder, where, now, open_keys(where, wait_s=KEY_WITHIN_S).laptop, order)
    note_access(where, now, folder.name, Doing.SEALED, sealed.path.name)
    document = {
        "bundle": str(sealed.path),
        "id": sealed.about.id,
        "seal": sealed.about.seal,
        "files": sealed.files,
        "size_bytes": sealed.size_bytes,
        "manifest_sha256": sealed.manifest_sha256,
        "signed": sealed.fingerprint is not None,
        "fingerprint": sealed.fingerprint,
        "supersedes": sealed.about.supersedes,
        "redacted": list(sealed.about.redacted),
        "left_out": sealed.about.left_out,
        "training": sealed.about.training,
        "problems": len(sealed.problems),
    }
    say.result(document, as_json, "\n".join(_sealed_lines(sealed)))
    if sealed.problems:
        count = len(sealed.problems)
        raise NotTrue(
            f"{folder.name}: sealed as it is, but its record is not whole: {count} "
            f"problem{'s' if count > 1 else ''}; firedrone verify names them"
        )


def take_in(
    path: Annotated[Path, typer.Argument(help="A bundle: its folder or its .zip.")],
    key: Annotated[
        list[str] | None,
        typer.Option(help="The fingerprint that must have signed; more than one may be given."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in an incident that a neighbour sealed; a second time changes nothing."""
    where, now = data_dir(data), datetime.now(UTC)
    found = import_bundle(path, where, now, _fingerprints(key))
    if found.imported:
        note_access(where, now, found.id, Doing.IMPORTED, path.name)
    document = {
        "id": found.id,
        "imported": found.imported,
        "signed": found.verdict.fingerprint is not None,
        "fingerprint": found.verdict.fingerprint,
        "organisation": found.verdict.organisation,
        "manifest_sha256": found.verdict.manifest_sha256,
        "entries": found.verdict.verdict.entries,
        "files": found.verdict.files,
        "kept": str(found.kept) if found.kept else None,
    }
    say.result(document, as_json, "\n".join(_imported_lines(found)))


def verifier(
    out: Annotated[Path, typer.Option(help="Where to write the page.")] = Path(VERIFIER),
    as_json: JsonOption = False,
) -> None:
    """Write the page that checks a bundle in any browser, without a network and without FireDrone."""
    out.write_bytes(verifier_page())
    say.result({"file": str(out)}, as_json, str(out))


def _redaction(words: str | None, boxes: Path | None) -> Redaction | None:
    if words is None:
        if boxes is not None:
            raise UsageError("--boxes goes with --redact pictures")
        return None
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    if not wanted:
        raise UsageError("--redact: say what: names,pictures,notes")
    return redaction_of(wanted, read_boxes(boxes) if boxes is not None else None)


def _fingerprints(given: Sequence[str] | None) -> list[str]:
    fingerprints: list[str] = []
    for text in given or ():
        fingerprint = plain_fingerprint(text)
        if fingerprint is None:
            raise UsageError(
                f"--key {text}: is no fingerprint; give all 32 digits of it, as verify prints them"
            )
        fingerprints.append(fingerprint)
    return fingerprints


def _sealed_lines(sealed: Sealed) -> list[str]:
    by = f"signed with {sealed.fingerprint}" if sealed.fingerprint else "not signed: there is no key"
    lines = [str(sealed.path), f"{sealed.files} files, {sealed.size_bytes / 1e6:.1f} MB; {by}"]
    if sealed.about.training:
        lines.append("SIMULATED: an exercise")
    if sealed.about.redacted:
        lines.append(f"taken out: {', '.join(sealed.about.redacted)}")
    if sealed.about.left_out:
        lines.append(f"left out: {len(sealed.about.left_out)} files")
    if sealed.about.supersedes:
        lines.append(f"supersedes {sealed.about.supersedes}")
    return lines


def _imported_lines(found: Imported) -> list[str]:
    by = found.verdict.fingerprint
    lines = [f"{found.id}: {'taken in' if found.imported else 'was here already'}"]
    lines.append(f"signed with {by}: compare it with what they told you" if by else "not signed")
    if found.kept is not None:
        lines.append(f"the older one is kept in {found.kept}")
    return lines
