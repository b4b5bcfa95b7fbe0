"""The card of an incident that came sealed from others: where from, whose key, and what was left out.

It stands in the incident's folder, and while it does the journal there is never written: its last entry is
the one that was signed.
"""

from __future__ import annotations

from datetime import datetime  # at run time too: msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct, field

from incidents.model import IncidentError
from telemetry.chained_line import body_of

if TYPE_CHECKING:
    from pathlib import Path

RECEIVED = "received.json"


class Received(Struct, frozen=True):
    """What is known of where it came from."""

    at: datetime
    from_name: str  # of the folder or archive that it came in
    manifest_sha256: str
    head: str  # hash of the journal's last entry
    fingerprint: str | None = None  # whose key sealed it; None: nobody's
    organisation: str | None = None
    supersedes: str | None = None  # manifest of the bundle before it
    redacted: tuple[str, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict[str, str])  # below the data folder, and why
    form: Literal[1] = 1


def read_received(folder: Path) -> Received | None:
    """None: the incident is our own. IncidentError where nobody can tell."""
    path = folder / RECEIVED
    try:
        return msgspec.json.decode(path.read_bytes(), type=Received)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise IncidentError(f"{path}: is damaged; import its bundle again") from error


def received_bytes(received: Received) -> bytes:
    """The file's content."""
    return body_of(msgspec.to_builtins(received)) + b"\n"


def refuse_received(folder: Path) -> None:
    """IncidentError where the incident came from others."""
    if (folder / RECEIVED).exists():
        raise IncidentError(
            f"{folder.name}: came sealed from others and is kept as it came; "
            "write what you know in an incident of your own"
        )
