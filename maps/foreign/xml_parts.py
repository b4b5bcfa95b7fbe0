"""What the KML and the GPX that we write share: times, texts and the whole document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from maps.foreign.file import plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def written_time(time: datetime) -> str:
    """UTC with Z, which every reader of KML and GPX takes."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def writable(content: str) -> str:
    """XML 1.0 has no control characters; a name that holds one loses it."""
    return "".join(c for c in plain(content) if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))


def document(root: Element) -> str:
    """The whole file, indented, with its declaration."""
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
