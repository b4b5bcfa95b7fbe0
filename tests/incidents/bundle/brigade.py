"""A brigade's data folder with one signed incident: notes, a picture, a dispatch file, a flight, a video."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PIL import Image

from incidents.attach import attach_flight
from incidents.codes import IncidentCode
from incidents.folder import create, keep_media
from incidents.journal import Journal
from incidents.signatures import LaptopKey, fingerprint
from telemetry.events import EventCode
from tests.telemetry.chained_flight import NAME, record
from tests.telemetry.tlogs import extract_records

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
KEY = LaptopKey(bytes(range(32)))
FINGERPRINT = fingerprint(KEY.public_key or "")
VIDEO = "video-thermal-000.mp4"
FILM = b"no film, and long enough to be one" * 50


@dataclass(frozen=True, slots=True)
class Brigade:
    """`folder`: of its incident."""

    data: Path
    folder: Path
    picture: str  # media names
    table: str

    @property
    def id(self) -> str:
        return self.folder.name


def brigade(data: Path, *, signer: LaptopKey | None = KEY, training: bool = False) -> Brigade:
    incident = create(data, "Kūlas ugunsgrēks", "Tērvetes pag.", now=NOW, signer=signer, training=training)
    folder = data / "incidents" / incident.id
    flight = record(data / "flights" / NAME, extract_records()[:200])
    (flight / VIDEO).write_bytes(FILM)
    attach_flight(folder, flight, events=(), signer=signer)
    picture = keep_media(folder, photo(), ".jpg")
    table = keep_media(folder, "laiks;kas\n13:05;Jānis Paraudziņš\n".encode(), ".csv")
    (folder / "report").mkdir()
    (folder / "report" / "report-lv.html").write_text("<p>pārskats", "utf-8")
    with Journal(folder, NOW, signer) as journal:
        add = journal.append
        digest = picture.partition(".")[0]
        add(NOW, "drone", "finding", EventCode.MARKED, {"media": picture, "sha256": digest, "number": 1})
        add(NOW, "laptop", "record", IncidentCode.DISPATCH_IMPORTED, {"media": table})
        film = {"flight": NAME, "file": VIDEO, "sha256": hashlib.sha256(FILM).hexdigest()}
        add(NOW, "drone", "flight", EventCode.VIDEO_SEGMENT, film)
        who = {"finding": "wind", "name": "Jānis Paraudziņš", "reason": "Paraudziņam viss redzams"}
        add(NOW, "laptop", "person", IncidentCode.OVERRIDE, who)
        add(NOW, "laptop", "person", IncidentCode.NOTE, {"text": "Jānis Paraudziņš redz dūmus"})
    return Brigade(data, folder, picture, table)


def photo() -> bytes:
    """A white picture that says where it was taken and with what."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-MAKER"
    exif[0x8825] = {1: "N", 2: (56.0, 29.0, 0.0)}
    Image.new("RGB", (64, 48), "white").save(made, "JPEG", exif=exif)
    return made.getvalue()
