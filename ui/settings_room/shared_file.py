"""The one file a brigade copies to its laptops: what the window needs to write it, and to take it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.settings import LinkSettings
    from telemetry.video.settings import VideoSettings
    from ui.settings import UiSettings


@dataclass(frozen=True, slots=True)
class Change:
    """One setting by its name in the file, `ui.language`; "" is said as nothing."""

    setting: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """All settings as they are from now on. `kept`: the copy of the old ones; None where there were none."""

    ui: UiSettings
    link: LinkSettings
    video: VideoSettings
    changes: tuple[Change, ...]
    kept: Path | None


@dataclass(frozen=True, slots=True)
class SharedFile:
    """Both raise SettingsError, one line."""

    write: Callable[[Path], int]  # how many settings it holds
    bring_in: Callable[[Path], BroughtIn]
