"""Files just within the limits, as costly as they can be made; each read in a process that is measured.

`python -m tests.fuzz.giants FOLDER NAME...`: one line of JSON a name.
"""

from __future__ import annotations

import ctypes
import gc
import json
import math
import random
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import load_profiles
from incidents.model import IncidentError
from maps.foreign.file import FormatError
from maps.foreign.limits import (
    MAX_CSV_CELLS,
    MAX_CSV_ROWS,
    MAX_FILE_BYTES,
    MAX_JSON_PARTS,
    MAX_POSITIONS,
    MAX_TOML_BYTES,
    MAX_WAYPOINTS_LINES,
    MAX_XML_ELEMENTS,
    MAX_ZONE_JSON_PARTS,
    MAX_ZONE_POSITIONS,
    MAX_ZONES,
)
from maps.formats import by_suffix
from maps.obstacles import read_obstacles
from maps.places.place_file import read_places
from maps.zones.zone_file import read_zones
from missions.plan import PlanError
from missions.plan_file import read_plan
from tests.fuzz import dispatch_files
from tests.fuzz.memory import forget_peak, peak_bytes, resident_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE = "\U0001f600"  # makes every letter of its text take four bytes
POINT = "<Placemark><Point><coordinates>23,56</coordinates></Point></Placemark>"
FIX = '<trkpt lat="56.4812345" lon="23.3812345"><ele>41.5</ele><time>2026-04-18T13:15:00Z</time></trkpt>\n'
AT = "<when>2026-04-18T13:15:00Z</when><coord>23.3812 56.48123 41.5</coord>\n"
WAYPOINT = '{"at":{"lat_deg":56.4812345,"lon_deg":23.3812345},"above_home_m":60.0,"searching":true}'
ITEM = (
    '{"type":"SimpleItem","autoContinue":true,"command":16,"doJumpId":1,"frame":3,'
    '"params":[0,0,0,null,57.0012345,24.0012345,60]}'
)
CORNER = "23.3812345,56.4812345,41.5\n"
LINE = "1 0 3 16 0 0 0 0 57.1 24.1 50 1\n"
PLAN = (
    '{"format":"firedrone-plan","version":1,"pattern":"x","area":null,"home":null,"waypoints":[%s],'
    '"takeoff_above_home_m":10,"speed_m_s":5,"camera":"x","above_ground_m":5,"swath_m":1,"spacing_m":1,'
    '"fence":null,"ground_known":false,"no_fly":[]}'
)
SAID = {
    "firedrone": "plan",
    "format": "firedrone-plan",
    "version": 1,
    "pattern": "x",
    "camera": "x",
    "takeoff_above_home_m": 9,
    "speed_m_s": 5,
    "above_ground_m": 5,
    "swath_m": 1,
    "spacing_m": 1,
    "ground_known": "false",
}
DRAWN = (
    "<Placemark><ExtendedData>"
    + "".join(f'<Data name="{key}"><value>{value}</value></Data>' for key, value in SAID.items())
    + "</ExtendedData><Point><coordinates>23,56</coordinates></Point></Placemark>"
)
FLOWN = (
    '<Placemark><ExtendedData><Data name="firedrone"><value>waypoint</value></Data><Data name="number">'
    '<value>%d</value></Data><Data name="above_home_m"><value>60</value></Data></ExtendedData>'
    "<Point><coordinates>23.%07d,56</coordinates></Point></Placemark>"
)
HEAD = "Notikuma Nr.;Saņemts;Vienība;Izsaukta;Izbrauca;Ieradās;X;Y\n"


def _kml(inside: str) -> str:
    return f"<kml>{inside}</kml>"


def _placemark(inside: str) -> str:
    return _kml(f"<Placemark>{inside}</Placemark>")


def _ring(wild: random.Random | None = None) -> str:
    """A circle, or with `wild` a scribble."""
    turns = (2 * math.pi * i / (MAX_POSITIONS - 1) for i in range(MAX_POSITIONS - 1))
    steps = ((math.cos(a), math.sin(a)) if wild is None else (wild.random(), wild.random()) for a in turns)
    corners = ",".join(f"[{24 + 0.1 * x:.6f},{56 + 0.1 * y:.6f}]" for x, y in steps)
    return f'{{"type":"Polygon","coordinates":[[{corners}]]}}'


def _track() -> str:
    count = MAX_JSON_PARTS // 7 - 10  # a time has colons too
    times = ",".join(['"2026-04-18T13:15:00Z"'] * count)
    places = ",".join(f"[{24 + i / 1e6:.6f},56.48123,41.5]" for i in range(count))
    shape = f'{{"type":"LineString","coordinates":[{places}]}}'
    return f'{{"type":"Feature","properties":{{"coordTimes":[{times}]}},"geometry":{shape}}}'


def _keys() -> str:
    pairs = (f'"k{i:07}":"v{i:07}"' for i in range(MAX_JSON_PARTS // 2 - 9))
    return "{" + ",".join(pairs) + "}"


def _sheet(cell: str) -> str:
    columns = MAX_CSV_CELLS // MAX_CSV_ROWS
    rows = (";".join([f"{n}", "12.04.2026 13:05", *[cell] * (columns - 2)]) for n in range(MAX_CSV_ROWS - 2))
    return HEAD + "\n".join(rows)


def _zone(positions: int) -> str:
    """One zone with as many corners."""
    turns = (2 * math.pi * i / (positions - 1) for i in range(positions - 1))
    corners = [f"[{24 + 0.1 * math.cos(a):.7f},{56 + 0.1 * math.sin(a):.7f}]" for a in turns]
    ring = ",".join([*corners, corners[0]])
    shape = f'{{"type":"Polygon","coordinates":[[{ring}]]}}'
    return f'{{"features":[{{"restriction":"PROHIBITED","geometry":[{{"horizontalProjection":{shape}}}]}}]}}'


def _filled(unit: str, room_bytes: int = MAX_FILE_BYTES - 1000) -> str:
    return unit * (room_bytes // len(unit.encode()))


GIANTS: dict[str, Callable[[], str | bytes]] = {
    "keys.geojson": _keys,
    "objects.geojson": lambda: "[" + '{"":1},' * (MAX_JSON_PARTS // 3 - 9) + "{}]",
    "lists.geojson": lambda: "[" + "[]," * (MAX_JSON_PARTS // 2 - 9) + "[]]",
    "letters.geojson": lambda: '{"type":["\\ud83d\\ude00' + _filled("a") + '"]}',
    "wide.geojson": lambda: '{"type":["' + WIDE + _filled("a", 4_100_000) + '"]}',
    "circle.geojson": _ring,
    "scribble.geojson": lambda: _ring(random.Random(1)),
    "track.geojson": _track,
    "plan.json": lambda: PLAN % ",".join([WAYPOINT] * (MAX_JSON_PARTS // 12)),
    "items.plan": lambda: (
        '{"fileType":"Plan","version":1,"mission":{"version":2,"items":['
        + ",".join([ITEM] * (MAX_JSON_PARTS // 20 - 9))
        + "]}}"
    ),
    "drawn.plan.kml": lambda: _kml(DRAWN + "".join(FLOWN % (n, n) for n in range(1, 29_900))),
    "fitting.plan.kml": lambda: _kml(DRAWN + "".join(FLOWN % (n, n) for n in range(1, 5_001))),
    "long.waypoints": lambda: "QGC WPL 110\n" + LINE * (MAX_WAYPOINTS_LINES - 1),
    "lines.waypoints": lambda: "QGC WPL 110\n" + "\n" * (2**20 - 100),
    "elements.kml": lambda: _kml('<a b=""/>' * (MAX_XML_ELEMENTS - 1)),
    "line.kml": lambda: _placemark(
        f"<LineString><coordinates>{CORNER * MAX_POSITIONS}</coordinates></LineString>"
    ),
    "track.kml": lambda: _placemark("<Track>" + AT * (MAX_POSITIONS - 1) + "</Track>"),
    "points.kml": lambda: _kml(POINT * (MAX_POSITIONS - 1)),
    "facts.kml": lambda: _placemark(
        "<ExtendedData>"
        + "".join(f'<Data name="a{i}"><value>{i}</value></Data>' for i in range(140_000))
        + "</ExtendedData>"
    ),
    "wide.kml": lambda: _placemark(f"<name>{WIDE}{_filled('a', 3_900_000)}</name>"),
    "attributes.kml": lambda: "<kml " + " ".join(f'a{i}=""' for i in range(700_000)) + "/>",
    "track.gpx": lambda: "<gpx><trk><trkseg>" + FIX * 80_000 + "</trkseg></trk></gpx>",
    "points.gpx": lambda: "<gpx>" + '<wpt lat="1" lon="1"/>' * MAX_POSITIONS + "</gpx>",
    "short.csv": lambda: _sheet("ab"),
    "wide.csv": lambda: _sheet("a") + "\n" + WIDE,
    "quotes.csv": lambda: HEAD + _filled('"\na",', 4_000_000),
    "times.csv": lambda: HEAD + "\n".join(
        f"{n};" + ";".join(["12.04.2026 13:05"] * 2 + ["no time"] * 4) for n in range(MAX_CSV_ROWS - 1)
    ),
    "dotted.toml": lambda: "a" + ".a" * (MAX_TOML_BYTES // 2 - 9) + " = 1",
    "tables.toml": lambda: "".join(f"[a.b.c.d{n}]\n" for n in range(MAX_TOML_BYTES // 14)),
    "zones-lists.json": lambda: '{"features":[' + "[]," * (MAX_ZONE_JSON_PARTS // 2 - 9) + "[]]}",
    "zones-words.json": lambda: (
        '{"features":["a' + '","a'.join(map(str, range(MAX_ZONE_JSON_PARTS - 9))) + '"]}'
    ),
    "zones-keys.json": lambda: f'{{"features":[{_keys()}]}}',
    "zones-circle.json": lambda: _zone(MAX_ZONE_POSITIONS),
    "zones-many.json": lambda: '{"features":[' + ",".join(['{"name":"x"}'] * MAX_ZONES) + "]}",
    "dates.xlsx": dispatch_files.dates,
    "formulas.xlsx": dispatch_files.formulas,
    "texts.xlsx": dispatch_files.texts,
    "wide-letters.xlsx": dispatch_files.wide_letters,
    "places.csv": lambda: "name;lat;lon;kind;capacity\n" + "a;56,48;23,39;x;c\n" * (MAX_CSV_ROWS - 2),
    "no-places.csv": lambda: "name;lat;lon\n" + f"a;{'5' * 60};x\n" * (MAX_CSV_ROWS - 2),
    "masts.csv": lambda: "name;lat;lon;height_m\n" + "mast;56.48;23.39;30\n" * (MAX_CSV_ROWS - 2),
}  # fmt: skip

QUICK = (
    "keys.geojson",
    "circle.geojson",
    "track.geojson",
    "track.kml",
    "line.kml",
    "track.gpx",
    "short.csv",
    "dates.xlsx",
    "zones-circle.json",
)


def main(folder: Path, names: list[str]) -> None:
    """Run and print."""
    for name in names:
        path = folder / name
        giant = GIANTS[name]()
        path.write_bytes(giant if isinstance(giant, bytes) else giant.encode())
        read = {".csv": preview, ".xlsx": preview, ".toml": load_profiles}.get(path.suffix, by_suffix.read)
        is_a_plan = name in {"plan.json", "items.plan"} or path.suffix == ".waypoints" or ".plan." in name
        read = read_plan if is_a_plan else read
        read = read_zones if name.startswith("zones") else read_obstacles if name == "masts.csv" else read
        read = read_places if name.endswith("places.csv") else read
        _settle()
        forget_peak()
        begun_bytes, begun_s = resident_bytes(), time.process_time()
        try:
            came = f"read: {type(read(path)).__name__}"
        except (FormatError, PlanError, IncidentError) as error:
            came = str(error)
        took_s = time.process_time() - begun_s
        said = {"name": name, "came": came, "took_s": took_s, "bytes": max(0, peak_bytes() - begun_bytes)}
        said["size_bytes"] = path.stat().st_size
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def _settle() -> None:
    """Give back what the last one used, so that this one is seen to take its own."""
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc alone
        ctypes.CDLL("libc.so.6").malloc_trim(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or list(GIANTS))
