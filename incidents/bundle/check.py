"""Is a bundle whole, unchanged, and signed? Works on the bundle alone, as a folder or as one archive."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.bundle import manifest, names
from incidents.bundle.about import ABOUT, AGENT, About, read_about
from incidents.bundle.bag import Bag, check_bag, is_bag, open_bag
from incidents.bundle.errors import BundleError
from incidents.bundle.signature import SIGNATURE, Signature, read_signature, signs
from incidents.model import Problem
from incidents.verify import Verdict, verify_incident
from maps.foreign.file import FormatError, one_line
from maps.foreign.zip_tree import unpack, unpacked_bytes
from maps.packs.hashing import sha256_of
from maps.packs.make import refuse_without_room

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class BundleVerdict:
    """What was found. `about` None: a bag of somebody else's, whose files were compared."""

    verdict: Verdict
    about: About | None
    files: int  # of the payload
    size_bytes: int
    manifest_sha256: str
    fingerprint: str | None  # of the key whose signature over the bag is right
    organisation: str | None

    @property
    def ok(self) -> bool:
        return self.verdict.ok


def is_bundle(path: Path) -> bool:
    """Whether `path` is a bag or an archive that may hold one."""
    return (path.is_file() and path.suffix.lower() == ZIP) or is_bag(path)


def verify_bundle(
    path: Path, keys: Sequence[str] = (), read: Callable[[int], None] | None = None
) -> BundleVerdict:
    """Check all of it. With `keys` (fingerprints) bag and journal must be signed by one of them.

    BundleError: it is no bundle, or one that is not safe to read.
    """
    with opened(path) as folder:
        return check_folder(folder, keys, read)


def check_folder(
    folder: Path, keys: Sequence[str] = (), read: Callable[[int], None] | None = None
) -> BundleVerdict:
    """The same of a bag that lies there as a folder."""
    bag = open_bag(folder)
    problems = list(check_bag(bag, read))
    problems.extend(_rewritten(bag))
    signature = _signature(bag, problems, keys)
    about, inside = _inside(folder, problems, keys)
    payload = {name: size for name, size in bag.files.items() if name.startswith(manifest.PAYLOAD)}
    listing = folder / manifest.MANIFEST
    verdict = replace(
        inside,
        problems=tuple(dict.fromkeys((*problems, *inside.problems))),
        signed=signature is not None,
        keys=tuple(dict.fromkeys([*([signature.fingerprint] if signature else []), *inside.keys])),
    )
    return BundleVerdict(
        verdict,
        about,
        len(payload),
        sum(payload.values()),
        sha256_of(listing) if listing.is_file() else "",
        signature.fingerprint if signature else None,
        bag.info.get("Source-Organization"),
    )


@contextmanager
def opened(path: Path, beside: Path | None = None) -> Generator[Path]:
    """The bag as a folder. Meanwhile an archive is unpacked, below `beside` or where temporary files go."""
    if not path.exists():
        raise BundleError(f"{path}: is not there")
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix=".firedrone-", dir=beside) as temporary:
        folder = Path(temporary) / "bag"
        folder.mkdir()
        try:
            refuse_without_room(folder, unpacked_bytes(path))
            unpack(path, folder, names.refused)
        except FormatError as error:
            raise BundleError(str(error)) from error
        yield _top(path, folder)


def _top(path: Path, folder: Path) -> Path:
    """A bag in an archive is its one folder, or all of it."""
    if is_bag(folder):
        return folder
    inside = list(folder.iterdir())
    if len(inside) == 1 and is_bag(inside[0]):
        return inside[0]
    raise BundleError(f"{path.name}: holds no bundle: there is no {manifest.DECLARATION} at its top")


def _rewritten(bag: Bag) -> tuple[Problem, ...]:
    """Nothing vouches for the bytes of a tag manifest that nobody signed; ours have one form only."""
    if bag.info.get("Bag-Software-Agent") != AGENT or manifest.TAG_MANIFEST not in bag.files:
        return ()
    content = (bag.folder / manifest.TAG_MANIFEST).read_bytes()
    if content == manifest.manifest_bytes(bag.manifests[manifest.TAG_MANIFEST]):
        return ()
    return (Problem(manifest.TAG_MANIFEST, None, None, "was changed: it is not as FireDrone writes it"),)


def _signature(bag: Bag, problems: list[Problem], keys: Sequence[str]) -> Signature | None:
    """The one that is right; what is wrong with it goes to `problems`."""
    said = bag.info.get("Signed-By")
    if SIGNATURE not in bag.files:
        if said is not None:
            problems.append(Problem(SIGNATURE, None, None, f"is missing: {said} signed this bundle"))
        elif keys:
            problems.append(Problem(SIGNATURE, None, None, "is missing: the bundle is not signed"))
        return None
    try:
        signature = read_signature((bag.folder / SIGNATURE).read_bytes())
        tag_manifest = (bag.folder / manifest.TAG_MANIFEST).read_bytes()
    except ValueError as error:
        problems.append(Problem(SIGNATURE, None, None, f"was changed: {one_line(str(error))}"))
        return None
    except OSError:  # said as missing
        return None
    if not signs(signature, tag_manifest) or (said is not None and said != signature.fingerprint):
        problems.append(Problem(*_wrong(problems)))
        return None
    if keys and signature.fingerprint not in keys:
        what = f"is signed with the key {signature.fingerprint}, not with one you named"
        problems.append(Problem(SIGNATURE, None, None, what))
    return signature


def _wrong(problems: list[Problem]) -> tuple[str, None, None, str]:
    """Where everything fits the tag manifest but its signature does not, it is the signature that changed."""
    fits = not any(manifest.TAG_MANIFEST in problem.what for problem in problems)
    if fits:
        return SIGNATURE, None, None, f"was changed, or {manifest.TAG_MANIFEST} was made anew by another"
    return manifest.TAG_MANIFEST, None, None, "was changed: it is not what was signed"


def _inside(folder: Path, problems: list[Problem], keys: Sequence[str]) -> tuple[About | None, Verdict]:
    """The incident in it, against its own chain."""
    try:
        about = read_about(folder)
    except BundleError as error:
        problems.append(Problem(f"data/{ABOUT}", None, None, str(error)))
        return None, Verdict(0, ())
    if about is None:
        what = "holds no incident of FireDrone; its files were compared"
        return None, Verdict(0, (), information=(Problem("data", None, None, what),))
    left_out = {f"data/{name}": why for name, why in about.left_out.items()}
    place = folder / "data" / "incident" / about.id
    verdict = verify_incident(place, folder, keys, left_out)
    if verdict.head is not None and verdict.head != about.head:
        what = f"ends with another entry than data/{ABOUT} says"
        verdict = replace(
            verdict,
            problems=(
                *verdict.problems,
                Problem(f"data/incident/{about.id}/journal.jsonl", None, None, what),
            ),
        )
    return about, verdict
