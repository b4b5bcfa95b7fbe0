"""What a map that is handed over says of a place or a camera."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from incidents.local_time import day
from incidents.words import label, number

if TYPE_CHECKING:
    from datetime import date

    from maps.places.cameras import Camera
    from maps.places.place import Place, PlaceKind


def kind_name(kind: PlaceKind, language: str) -> str:
    return label(language, f"place_{kind}")


def place_title(place: Place, language: str) -> str:
    """Its kind and its name: "Pillar hydrant 14"."""
    kind = label(language, f"place_{place.form or place.kind}")
    return f"{kind} {place.name}" if place.name else kind


def place_text(place: Place, language: str, today: date) -> str:
    """What the file says of it, a line each, and when somebody looked at it last."""
    texts = {"capacity": place.capacity, "access": place.access, "season": place.season}
    lines = [label(language, f"place_{key}", text=text) for key, text in texts.items() if text]
    if place.max_weight_t is not None:
        lines.append(label(language, "place_bears", text=_short(place.max_weight_t, language)))
    if place.max_height_m is not None:
        lines.append(label(language, "place_clearance", text=_short(place.max_height_m, language)))
    return "\n".join(filter(None, (*lines, place.note, _checked(place, language, today))))


def camera_text(camera: Camera, language: str) -> str:
    """Which way it looks, and whose it is; its address is nobody's business on a page for others."""
    owner = label(language, "place_owner", text=camera.owner) if camera.owner else ""
    return "\n".join(filter(None, (_view(camera, language), owner)))


def _checked(place: Place, language: str, today: date) -> str:
    if place.checked_on is None:
        return label(language, "place_unchecked")
    key = "checked" if place.is_checked(today) or place.checked_on > today else "checked_long_ago"
    return label(
        language,
        f"place_{key}",
        text=day(datetime.combine(place.checked_on, time(12), UTC), language, "UTC"),
    )


def _view(camera: Camera, language: str) -> str:
    if camera.view is None:
        return label(language, "place_view_unknown")
    far = number(language, camera.view.range_m / 1000.0, 1)
    if camera.view.hfov_deg >= 360.0:
        return label(language, "place_looks_round", distance=far)
    azimuth, width = (
        number(language, degrees) for degrees in (camera.view.azimuth_deg, camera.view.hfov_deg)
    )
    return label(language, "place_looks", azimuth=azimuth, width=width, distance=far)


def _short(value: float, language: str) -> str:
    return number(language, value, 0 if value.is_integer() else 1)
