"""Whether a DroneKit that works is installed, and what to do when it is not."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = (
    "The old package dronekit {version} is installed and hides dronekit2. "
    "Uninstall both, then install dronekit2: "
    "pip uninstall -y dronekit dronekit2 && pip install 'dronekit2>=3'"
)
NONE = "DroneKit is not installed: pip install 'dronekit2>=3'"
TOO_OLD = "dronekit2 {version} is too old: pip install --upgrade 'dronekit2>=3'"


def why_not(version_of: Callable[[str], str] = metadata.version) -> str | None:
    """One sentence with the line that mends it; None when scripts can run.

    Both packages import as `dronekit` and overwrite each other's files: the old one must not be there at all.
    """
    old = _version("dronekit", version_of)
    if old is not None:
        return OLD.format(version=old)
    new = _version("dronekit2", version_of)
    if new is None:
        return NONE
    if int(new.split(".", 1)[0]) < 3:
        return TOO_OLD.format(version=new)
    return None


def _version(package: str, version_of: Callable[[str], str]) -> str | None:
    try:
        return version_of(package)
    except metadata.PackageNotFoundError:
        return None
