"""What the drone would do by itself when something fails, read from its parameters. Nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.checks import LOWEST_M, Finding, Severity, worst_first
from missions.parameter import read_parameters
from missions.parameters import SAFETY
from telemetry.messages import GCS_SYSTEM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from missions.parameter import Parameter
    from missions.plan import Plan
    from telemetry.protocol import Conversation, Peer

    Found = Mapping[str, Parameter | None]

OFF = {  # what each is when it does nothing, and what that is called
    "FS_GCS_ENABLE": "gcs_failsafe_off",
    "FS_THR_ENABLE": "radio_failsafe_off",
    "FS_EKF_ACTION": "estimator_failsafe_off",
    "BATT_FS_LOW_ACT": "battery_failsafe_off",
}
_CM_NAMES = frozenset({"RTL_ALT"})  # its newer name, RTL_ALT_M, counts in metres


def preflight_parameters(peer: Peer, plan: Plan | None = None) -> Conversation[tuple[Finding, ...]]:
    """Findings about the vehicle's own failsafes, the worst first. ParameterError when it does not answer."""
    found = yield from read_parameters(peer, SAFETY)
    findings = [
        *_unknown(found),
        *_off(found),
        *_battery(found),
        *_ground_station(found),
        *_fence(found, plan),
        *_return(found, plan),
    ]
    return worst_first(findings)


def _unknown(found: Found) -> list[Finding]:
    """Not there, under none of its names: then nobody can say what the vehicle does."""
    asked = (*OFF, "FENCE_ACTION", "RTL_ALT")
    return [
        Finding("failsafe_unknown", Severity.AMBER, None, {"name": name})
        for name in asked
        if found.get(name) is None
    ]


def _off(found: Found) -> list[Finding]:
    return [
        Finding(code, Severity.AMBER, None, {"name": told.name})
        for name, code in OFF.items()
        if (told := found.get(name)) is not None and told.value == 0.0
    ]


def _battery(found: Found) -> list[Finding]:
    """An action that no voltage and no charge ever starts is none."""
    action, volts, charge = (found.get(n) for n in ("BATT_FS_LOW_ACT", "BATT_LOW_VOLT", "BATT_LOW_MAH"))
    if action is None or action.value == 0.0 or volts is None or charge is None:
        return []
    if volts.value > 0.0 or charge.value > 0.0:
        return []
    return [Finding("battery_failsafe_off", Severity.AMBER, None, {"name": volts.name})]


def _ground_station(found: Found) -> list[Finding]:
    told = found.get("MAV_GCS_SYSID")
    if told is None or told.value == GCS_SYSTEM:
        return []
    facts = {"name": told.name, "watched": int(told.value), "ours": GCS_SYSTEM}
    return [Finding("gcs_failsafe_watches_another", Severity.AMBER, None, facts)]


def _fence(found: Found, plan: Plan | None) -> list[Finding]:
    """`guard` makes a fence act that only reports; without a plan's fence it stays as it is."""
    told = found.get("FENCE_ACTION")
    if told is None or told.value != 0.0 or (plan is not None and plan.fence is not None):
        return []
    return [Finding("fence_action_off", Severity.AMBER, None, {"name": told.name})]


def _return(found: Found, plan: Plan | None) -> list[Finding]:
    """The height it climbs to before it comes home; 0 is the height it has."""
    told = found.get("RTL_ALT")
    if told is None or told.value == 0.0:
        return []
    height_m = told.value / 100.0 if told.name in _CM_NAMES else told.value
    ceiling_m = None if plan is None or plan.fence is None else float(plan.fence.ceiling)
    if ceiling_m is not None and height_m >= ceiling_m:
        facts = {"height_m": height_m, "ceiling_m": ceiling_m}
        return [Finding("return_above_fence", Severity.RED, None, facts)]
    if height_m < LOWEST_M:
        facts = {"height_m": height_m, "limit_m": LOWEST_M}
        return [Finding("return_height_low", Severity.AMBER, None, facts)]
    return []
