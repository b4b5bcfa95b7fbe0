"""The register of confirmations on the disk: what is added to it, and what is withdrawn and yet kept.

It is read anew before each change, since the window and the command line may both have it in hand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from missions.confirmations import read_confirmations, write_confirmations

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from missions.confirmations import Confirmation

MOST = 1_000  # of one brigade; a person still reads the list


def registered(path: Path) -> tuple[Confirmation, ...]:
    """All of them in the order of entry; none where there is no file yet. FormatError as in reading."""
    return read_confirmations(path) if path.is_file() else ()


def add(path: Path, confirmation: Confirmation) -> tuple[Confirmation, ...]:
    """Write one more. FormatError when the file cannot be read or written, or one like it stands there."""
    known = registered(path)
    if confirmation.valid_until <= confirmation.valid_from:
        raise FormatError(path, "", "it ends before it begins")
    if not confirmation.who.strip():
        raise FormatError(path, "", "nobody is named who confirmed it")
    if confirmation in known:
        raise FormatError(path, f"confirmation {known.index(confirmation) + 1}", "this one is there already")
    if len(known) >= MOST:
        raise FormatError(path, "", f"{MOST:,} confirmations: put the file aside and begin a new one")
    return _written(path, (*known, confirmation))


def withdraw(path: Path, confirmation: Confirmation, at: datetime) -> tuple[Confirmation, ...]:
    """Mark one as withdrawn from now on; it is not deleted. One that was withdrawn before stays as it is."""
    known = registered(path)
    if confirmation not in known:
        raise FormatError(path, "", "this confirmation is not in the file any more: look at the list again")
    if confirmation.withdrawn_at is not None:
        return known
    gone = replace(confirmation, withdrawn_at=at)
    return _written(path, tuple(gone if one == confirmation else one for one in known))


def _written(path: Path, confirmations: tuple[Confirmation, ...]) -> tuple[Confirmation, ...]:
    write_confirmations(path, confirmations)
    return confirmations
