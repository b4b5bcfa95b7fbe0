"""Where the camera of a recorded flight looked, as far as its gimbal said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from telemetry.gimbal_columns import device_looks, mount_looks

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Rows, Source
    from telemetry.track import Track

    Column: TypeAlias = npt.NDArray[np.float64]
    Times: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class GimbalTrack:
    """One entry for every report, in the order of time. A yaw that is not known from north is NaN."""

    at_us: Times
    pitch_deg: Column
    yaw_deg: Column


def gimbal_track(frames: Frames, source: Source, track: Track) -> GimbalTrack | None:
    """The reports of any component of the vehicle; the headings of `track` turn those told from the nose.

    None: no gimbal said where it looks.
    """
    devices = _own(frames, source, "GIMBAL_DEVICE_ATTITUDE_STATUS")
    mounts = _own(frames, source, "MOUNT_ORIENTATION")
    fields = devices.fields
    pitch, yaw = device_looks(
        fields["q"], fields["flags"], fields["delta_yaw"], _headings(track, devices.at_us)
    )
    fields = mounts.fields
    mount_pitch, mount_yaw = mount_looks(
        fields["pitch"], fields["yaw"], fields["yaw_absolute"], _headings(track, mounts.at_us)
    )
    at_us = np.concatenate((devices.at_us, mounts.at_us))
    pitch, yaw = np.concatenate((pitch, mount_pitch)), np.concatenate((yaw, mount_yaw))
    order = np.argsort(at_us, kind="stable")
    order = order[~np.isnan(pitch[order])]
    return GimbalTrack(at_us[order], pitch[order], yaw[order]) if len(order) else None


def _own(frames: Frames, source: Source, name: str) -> Rows:
    rows = frames.rows(name)
    own = frames.system[rows.index] == source.system
    return type(rows)(rows.index[own], rows.at_us[own], rows.fields[own])


def _headings(track: Track, at_us: Times) -> Column:
    """The newest at each of these times; NaN before the first."""
    newest = np.searchsorted(track.at_us, at_us, side="right")
    return np.concatenate((np.array([np.nan]), track.heading_deg))[newest]
