"""The icon of each fault on the trainer's panel."""

from __future__ import annotations

from training.fault import Fault

ICONS = {
    Fault.POSITION: "crosshairs-question",
    Fault.LINK: "access-point-off",
    Fault.REMOTE: "controller-off",
    Fault.BATTERY_DRAIN: "battery-arrow-down-outline",
    Fault.BATTERY_EMPTY: "battery-alert-variant-outline",
    Fault.MOTOR: "fan-alert",
    Fault.ASTRAY: "map-marker-distance",
    Fault.CAMERA: "camera-off-outline",
    Fault.TWIN: "content-duplicate",
}
