"""The ArduPilot SITL that this computer trains with, by the settings and the usual places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firedrone.settings import SettingsError, load

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Simulator:
    """`program` is its path, found at `by`. `wrong`: what the user named is none, and what to do."""

    program: str | None = None
    by: str | None = None
    wrong: str | None = None


def simulator_here(data: Path) -> Simulator:
    """What there is; without one nothing is wrong: exercises fly with the embedded drone."""
    try:
        from training.sitl.errors import NoSitlError, SitlError  # noqa: PLC0415 the product flies without
        from training.sitl.find import find_sitl  # noqa: PLC0415
    except ImportError:
        return Simulator()
    try:
        found = find_sitl(load(data).simulator.sitl)
    except (NoSitlError, SettingsError):  # who reads the settings says what is wrong with them
        return Simulator()
    except SitlError as error:
        return Simulator(wrong=str(error))
    return Simulator(str(found.program), found.by)
