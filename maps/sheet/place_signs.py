"""Signs of places as SVG, those of the window: H for a hydrant, waves for water, hollow when unchecked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.places.place import WATER, HydrantForm, Place, PlaceKind

if TYPE_CHECKING:
    from datetime import date

SIZE_PX = 34  # with the halo and the foot of a hydrant; the plate itself is 24
WATER_BLUE, SAFETY_GREEN, STRONG, PLAIN, WIRE, FIRE = (
    "#1257a8",
    "#1c6b3c",
    "#14181c",
    "#4a4f57",
    "#8a5200",
    "#c22a1c",
)
PAPER = "#ffffff"
_ROUND = frozenset({PlaceKind.HYDRANT, PlaceKind.SUCTION_POINT, PlaceKind.OPEN_WATER, None})
_TONES = {
    PlaceKind.MEETING_POINT: SAFETY_GREEN,
    PlaceKind.LANDING_SITE: STRONG,
    PlaceKind.FIRE_STATION: STRONG,
    PlaceKind.POWER_LINE: WIRE,
}
# On a square of 24 units round 0, 0
_STANDS = {
    HydrantForm.PILLAR: "M0 10v3.2M-5.5 13.2h11",
    HydrantForm.UNDERGROUND: "M-8 -12.8h16",
    HydrantForm.WALL: "M-12.8 -8v16",
}
_TANK = "M-5.6 -4.6a5.6 2 0 1 0 11.2 0a5.6 2 0 1 0 -11.2 0V4.8Q0 8.6 5.6 4.8V-4.6"
_BRIDGE = "M-7 {side}8Q-5.6 {side}5.4 -3.2 {side}5.4H3.2Q5.6 {side}5.4 7 {side}8"
_CREST, _LONG_CREST = "q1.35 -2.6 2.7 0q1.35 2.6 2.7 0", "q1.65 -2.6 3.3 0q1.65 2.6 3.3 0"
_STROKES = {
    PlaceKind.OPEN_WATER: "".join(f"M-5.4 {y}{2 * _CREST}" for y in (-3.6, 0.2, 4.0)),
    PlaceKind.FIRE_POND: "".join(f"M-6.6 {y}{2 * _LONG_CREST}" for y in (-4.4, 0.0, 4.4)),
    PlaceKind.SUCTION_POINT: f"M-5.4 4.8{2 * _CREST}M0 2.6V-6.4M-3.4 -3L0 -6.4L3.4 -3",
    PlaceKind.TANK: f"{_TANK}M-5.4 1.4{2 * _CREST}",
    PlaceKind.MEETING_POINT: (
        "M-6.4 -6.4L-2 -2M-5 -2H-2V-5M6.4 -6.4L2 -2M5 -2H2V-5M-6.4 6.4L-2 2M-5 2H-2V5M6.4 6.4L2 2M5 2H2V5"
    ),
    PlaceKind.GATE: "M-5.6 6V-3M-5.6 -1.4L6.4 -3.6M-7.6 6h4M-1.6 -2.1v2.6M2.4 -2.9v2.6",
    PlaceKind.FOREST_TRACK: "M-3.6 7L-1.6 -7M3.6 7L1.6 -7M0 5v-2.4M0 0.4v-2.2",
    PlaceKind.POWER_LINE: "M1.6 -7L-3.6 1H0.6L-1.6 7L3.8 -1.6H-0.4Z",
    PlaceKind.SIGN: "M0 7V-7M-4.6 -5.4H3.4L5.8 -3L3.4 -0.6H-4.6Z",
    PlaceKind.SPEED_DISPLAY: "M-6 4A6.6 6.6 0 1 1 6 4M0 2L3.4 -2.6",
    PlaceKind.FIRE_STATION: "M-6.4 6.4V-2L0 -6.6L6.4 -2V6.4ZM-3 6.4V1H3V6.4",
    PlaceKind.OTHER: "M0 7.4C-4 2.4 -5 0.4 -5 -2A5 5 0 1 1 5 -2C5 0.4 4 2.4 0 7.4ZM-1 -2h2",
    None: "M-6 -3.4L3.8 -5.6L5.4 0.4L-3.6 2.6ZM-1 2.2V6.4H-5.6M-5.6 4V8M5.4 -2.6L7 -3",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a sign shows. `kind` None is a camera; `number` stands on a bridge: the tonnes that it bears."""

    kind: PlaceKind | None
    form: HydrantForm | None = None
    hollow: bool = False
    number: float | None = None


def look_of(place: Place, today: date) -> Look:
    """Hollow where nobody looked at it in the last two years."""
    form = place.form if place.kind is PlaceKind.HYDRANT else None
    bears_t = place.max_weight_t if place.kind is PlaceKind.BRIDGE else None
    return Look(place.kind, form, not place.is_checked(today), bears_t)


def tone(kind: PlaceKind | None) -> str:
    """The colour of a kind of place, as a pen takes it."""
    return WATER_BLUE if kind in WATER else _TONES.get(kind, PLAIN) if kind else PLAIN


def svg(look: Look, size_px: int = SIZE_PX) -> str:
    """The whole sign. Nothing of a file stands in it but a number."""
    colour = tone(look.kind)
    fill, ink = (PAPER, colour) if look.hollow else (colour, PAPER)
    edge = FIRE if look.kind is PlaceKind.HYDRANT else colour
    plate = (
        '<circle r="9.2"'
        if look.kind in _ROUND
        else '<rect x="-9.2" y="-9.2" width="18.4" height="18.4" rx="3"'
    )
    stand = _STANDS.get(look.form, "") if look.form else ""
    halo = f'<g stroke="{PAPER}" stroke-width="6.2" fill="none"><path d="{stand}"/>{plate}/></g>'
    feet = f'<path d="{stand}" stroke="{edge}" stroke-width="2.2"/>'
    return (
        f'<svg width="{size_px}" height="{size_px}" viewBox="-14.6 -14.6 29.2 29.2" fill="none"'
        f' stroke-linecap="round" stroke-linejoin="round">{halo}{feet}'
        f'{plate} fill="{fill}" stroke="{edge}" stroke-width="2.2"/>{_inside(look, ink)}</svg>'
    )


def _inside(look: Look, ink: str) -> str:
    match look.kind:
        case PlaceKind.HYDRANT:
            return _letters("H", ink, 13.5)
        case PlaceKind.LANDING_SITE:
            return f'<circle r="7.2" stroke="{ink}" stroke-width="1.5"/>{_letters("H", ink, 10.0)}'
        case PlaceKind.BRIDGE:
            rails = _lines(_BRIDGE.format(side="-") + _BRIDGE.format(side=""), ink)
            number = "" if look.number is None else f"{look.number:.3g}"
            return rails + (_letters(number, ink, 9.5 if len(number) < 3 else 7.5) if number else "")
        case _:
            return _lines(_STROKES[look.kind], ink)


def _lines(path: str, ink: str) -> str:
    return f'<path d="{path}" stroke="{ink}" stroke-width="1.7"/>'


def _letters(text: str, ink: str, size: float) -> str:
    font = f'font-size="{size}" font-weight="700" font-family="Inter,system-ui,sans-serif"'
    return f'<text y="{size * 0.36:.2f}" text-anchor="middle" fill="{ink}" {font}>{text}</text>'
