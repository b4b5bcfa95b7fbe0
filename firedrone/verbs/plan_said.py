"""What `firedrone plan` says of a plan: the public JSON, and a line for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from firedrone.verbs import findings as words
from missions.swept import swept

if TYPE_CHECKING:
    from pathlib import Path

    from firedrone.verbs.plan_parts import Parts
    from missions.chance_report import Found
    from missions.chances import Chances
    from missions.energy import Estimate
    from missions.plan import Plan


def document(made: Plan, out: Path, needed: Estimate, parts: Parts) -> dict[str, Any]:
    """The keys that scripts of others rely on; what cannot be said of this pattern is null."""
    seen = swept(made)
    return {
        "file": str(out),
        "pattern": made.pattern,
        "waypoints": len(made.waypoints),
        "swath_m": round(made.swath_m, 2),
        "spacing_m": round(made.spacing_m, 2),
        "hold_s": sum(waypoint.hold_s for waypoint in made.waypoints),
        "looks_at": None if made.look is None else asdict(made.look),
        "length_m": round(needed.length_m, 1),
        "search_m": None if seen is None else round(seen.search_m, 1),
        "duration_s": round(needed.duration_s, 1),
        "used_percent": round(needed.used_percent, 1),
        "used_mah": round(needed.used_mah),
        "batteries": parts.batteries,
        "parts": list(parts.files),
        "coverage": None if seen is None else round(seen.share, 5),
        "outside_m": None if seen is None else round(seen.outside_m, 1),
        "forbidden_m": None if seen is None else round(seen.forbidden_m, 1),
        "pod": None if seen is None else round(seen.pod, 4),
        "bound": None
        if seen is None
        else {name: round(value, 4) for name, value in asdict(seen.bound).items()},
        "findings": [words.public(finding) for finding in parts.findings],
    }


def found(report: Found, chances: Chances) -> dict[str, Any]:
    """The chance by the careful law, random search; by the other one beside it. Each ratio by its own law."""
    return {
        "pod": round(report.exponential, 5),
        "pod_definite": round(report.definite, 5),
        "bound": {
            "definite": round(report.bound_definite, 5),
            "exponential": round(report.bound_exponential, 5),
            "ratio": round(report.ratio_exponential, 4),
            "ratio_definite": round(report.ratio_definite, 4),
        },
        "search_m": round(report.length_m, 1),
        "inside": round(chances.inside, 5),
    }


def text(said: dict[str, Any], parts: Parts) -> str:
    """The same for people."""
    minutes = said["duration_s"] / 60
    head = (
        f"{said['file']}: {said['waypoints']} waypoints, {said['length_m'] / 1000:.1f} km, "
        f"{minutes:.0f} min, batteries: {said['batteries'] or 'out of reach'}"
    )
    if said["coverage"] is not None and "pod_definite" not in said:
        seen, chance = 100 * said["coverage"], 100 * said["pod"]
        head += f"; {seen:.1f} % of the area seen, chance to find {chance:.0f} %"
    if "pod_definite" in said:
        careful, all_seen = 100 * said["pod"], 100 * said["pod_definite"]
        share = 100 * said["bound"]["ratio_definite"]
        head += (
            f"; chance to find {careful:.1f} %, {all_seen:.1f} % if nothing in the picture is missed: "
            f"{share:.0f} % of what so long a flight can see at best"
        )
    files = [
        f"  {part['file']}: {part['duration_s'] / 60:.0f} min, {part['used_percent']:.0f} % of a battery"
        for part in parts.files
    ]
    return "\n".join([head, *files, *words.lines(parts.findings)])
