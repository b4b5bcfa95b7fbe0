"""What a brigade chose about its drone's link, and about the simulator it trains with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The address that Fly connects to; see telemetry.link.address."""

    address: str = "udp:127.0.0.1:14550"
    names: dict[str, str] = field(default_factory=dict[str, str])  # of the brigade's drones, by their uid


@dataclass(frozen=True, slots=True)
class SimulatorSettings:
    """The program of an ArduPilot SITL, or ArduPilot's folder; empty: wherever it is usually found."""

    sitl: str = ""
