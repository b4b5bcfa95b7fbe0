"""What a brigade chose about its drone's link."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The address that Fly connects to; see telemetry.link.address."""

    address: str = "udp:127.0.0.1:14550"
