"""What a plan takes of battery and wind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from missions.energy import DroneProfile, Estimate, WindAt
    from missions.findings.finding import Fact


def battery(needed: Estimate, wind: WindAt, drone: DroneProfile) -> list[Finding]:
    """From the estimate of the whole flight."""
    facts: dict[str, Fact] = {
        "used_percent": needed.used_percent,
        "duration_s": needed.duration_s,
        "batteries": needed.batteries,
        "reserve_percent": 100.0 * drone.reserve,
    }
    if needed.wind_too_strong:
        return [Finding("wind_too_strong", Severity.RED, None, {"wind_m_s": wind.speed_m_s})]
    if needed.batteries is None:
        return [Finding("out_of_reach", Severity.RED, None, facts)]
    if needed.batteries > 1:
        return [Finding("several_batteries", Severity.AMBER, None, facts)]
    return []
