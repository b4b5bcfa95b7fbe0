"""Where the camera of a recorded flight looked, as far as its gimbal said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.gimbal import device_look, mount_look

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Source
    from telemetry.gimbal import Look
    from telemetry.track import Track

    Column = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GimbalTrack:
    """One entry for every report, in the order of time. A yaw that is not known from north is NaN."""

    at_us: npt.NDArray[np.int64]
    pitch_deg: Column
    yaw_deg: Column


def gimbal_track(frames: Frames, source: Source, track: Track) -> GimbalTrack | None:
    """The reports of any component of the vehicle; the headings of `track` turn those told from the nose.

    None: no gimbal said where it looks.
    """
    looks = [*_device_looks(frames, source, track), *_mount_looks(frames, source, track)]
    looks.sort(key=lambda found: found[0])
    if not looks:
        return None
    at_us = np.array([at for at, _ in looks], np.int64)
    pitch = np.array([pitch for _, (pitch, _) in looks])
    yaw = np.array([np.nan if yaw is None else yaw for _, (_, yaw) in looks])
    return GimbalTrack(at_us, pitch, yaw)


def _device_looks(frames: Frames, source: Source, track: Track) -> list[tuple[int, Look]]:
    rows = frames.rows("GIMBAL_DEVICE_ATTITUDE_STATUS")
    own = frames.system[rows.index] == source.system
    fields, at_us = rows.fields[own], rows.at_us[own]
    told = zip(
        at_us.tolist(),
        fields["q"].tolist(),
        fields["flags"].tolist(),
        fields["delta_yaw"].tolist(),
        strict=True,
    )
    found = ((at, device_look(q, flags, delta, _heading(track, at))) for at, q, flags, delta in told)
    return [(at, look) for at, look in found if look is not None]


def _mount_looks(frames: Frames, source: Source, track: Track) -> list[tuple[int, Look]]:
    rows = frames.rows("MOUNT_ORIENTATION")
    own = frames.system[rows.index] == source.system
    fields, at_us = rows.fields[own], rows.at_us[own]
    told = zip(
        at_us.tolist(),
        fields["pitch"].tolist(),
        fields["yaw"].tolist(),
        fields["yaw_absolute"].tolist(),
        strict=True,
    )
    found = ((at, mount_look(pitch, yaw, north, _heading(track, at))) for at, pitch, yaw, north in told)
    return [(at, look) for at, look in found if look is not None]


def _heading(track: Track, at_us: int) -> float | None:
    """The newest at that time."""
    index = int(np.searchsorted(track.at_us, at_us, side="right")) - 1
    heading = float(track.heading_deg[index]) if index >= 0 else np.nan
    return None if np.isnan(heading) else heading
