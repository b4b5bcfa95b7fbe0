"""What KML and GPX share: tags without namespace, texts of children, times."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from maps.foreign_file import plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def tag(element: Element) -> str:
    """Without the namespace: files of any version, or with none, are read alike."""
    return element.tag.rpartition("}")[2]


def child_text(parent: Element, wanted: str) -> str:
    """The text of the first child with this tag; empty if there is none."""
    return next((plain(child.text) for child in parent if tag(child) == wanted), "")


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
