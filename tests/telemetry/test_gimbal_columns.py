"""All at once says what one by one says."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.gimbal import device_look, mount_look
from telemetry.gimbal_columns import device_looks, mount_looks

ODD = st.sampled_from([math.nan, math.inf, -math.inf, 0.0])
PART = st.floats(-1.0, 1.0) | ODD
ANGLE = st.floats(-400.0, 400.0) | ODD
SCALE = st.floats(0.85, 0.895) | st.floats(0.905, 1.095) | st.floats(1.105, 1.15)  # not at its very edge
HEADING = st.floats(0.0, 359.9) | st.none()


def unit(parts: tuple[float, ...], scale: float) -> list[float]:
    """Nearly of length 1 where that can be."""
    size = math.hypot(*parts)
    return [part / size * scale for part in parts] if math.isfinite(size) and size > 0.1 else list(parts)


def same(column: float, value: float | None) -> bool:
    return math.isnan(column) if value is None else column == pytest.approx(value, abs=1e-9)


def same_way(column: float, value: float | None) -> bool:
    """359.99… and 0 are one way."""
    if value is None:
        return math.isnan(column)
    return (column - value + 180.0) % 360.0 == pytest.approx(180.0)


@settings(max_examples=200)
@given(st.tuples(PART, PART, PART, PART), SCALE, st.integers(0, 511), PART, HEADING)
def test_of_a_gimbal_device(
    parts: tuple[float, ...], scale: float, flags: int, delta: float, heading: float | None
):
    q = unit(parts, scale)
    look = device_look(q, flags, delta, heading)
    headings = np.array([np.nan if heading is None else heading])
    pitch, yaw = device_looks(np.array([q]), np.array([flags]), np.array([delta]), headings)
    assert same(float(pitch[0]), None if look is None else look[0])
    if look is not None:
        assert same_way(float(yaw[0]), look[1])


@settings(max_examples=200)
@given(ANGLE, ANGLE, ANGLE, HEADING)
def test_of_a_mount(pitch_deg: float, yaw_deg: float, north_deg: float, heading: float | None):
    look = mount_look(pitch_deg, yaw_deg, north_deg, heading)
    headings = np.array([np.nan if heading is None else heading])
    pitch, yaw = mount_looks(np.array([pitch_deg]), np.array([yaw_deg]), np.array([north_deg]), headings)
    assert same(float(pitch[0]), None if look is None else look[0])
    if look is not None:
        assert same_way(float(yaw[0]), look[1])
