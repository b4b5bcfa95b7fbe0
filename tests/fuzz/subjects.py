"""The kinds of files we read, each with good samples, the way it is spoiled, and the way it is used."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from firedrone import settings, shared_settings
from incidents import words
from incidents.codes import Clock, IncidentCode, Source
from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import load_profiles
from incidents.folder import incident_of
from incidents.head import Head
from incidents.journal import JOURNAL, read_journal
from incidents.lines import START, chained, to_line
from incidents.metrics import intervals
from incidents.model import Entry, IncidentError
from incidents.report.content import gather
from incidents.signatures import LaptopKey
from incidents.timeline import timeline
from incidents.tracks.air_events import air_events
from incidents.tracks.columns import load_columns
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind
from incidents.tracks.truck_events import run_events
from incidents.verify import verify_journal
from maps.addresses import entry as address
from maps.addresses.from_osm import from_osm
from maps.addresses.from_table import from_table
from maps.addresses.gazetteer import Gazetteer
from maps.area import Area, AreaError
from maps.foreign.file import FormatError
from maps.formats import by_suffix, geojson, gpx, kml
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import AboveGround, AboveHome, Amsl, LatLon
from maps.ground.elevation import Elevation, ElevationError
from maps.ground.hgt import SIDES
from maps.obstacles import read_obstacles
from maps.places.camera_file import read_cameras
from maps.places.cameras import cameras_that_see, sector
from maps.places.nearest import nearest
from maps.places.place import PlaceKind
from maps.places.place_file import read_places
from maps.tiles.mbtiles import TileError, TileStore
from maps.tiles.pyramid import parent, tile_at
from maps.zones.zone_file import read_zones
from missions import plan_geojson, plan_json, plan_kml, qgc_plan, task_json, waypoints_file, wpml
from missions.airspace import Airspace
from missions.camera_model import DEFAULT_CAMERA
from missions.certificate import Inputs, certificate, read_certificate, verify_certificate
from missions.checks import check, mended_task
from missions.confirmations import Confirmation, read_confirmations
from missions.energy import CALM, DroneProfile
from missions.items import fence_items, mission_items, rally_items
from missions.patterns.sweep import parallel
from missions.plan import Look, Plan, PlanError, RallyPoint
from missions.plan_file import read_plan
from missions.rules import rules_at
from missions.task import Pattern, Task
from missions.templates import read_template
from telemetry.flight_folder import CARD, FlightCard, RecordError, read_card, write_card
from telemetry.flight_summary import summarise
from telemetry.frames import FramesError
from telemetry.logs.log_summary import summarise_any
from telemetry.state import Identity
from tests.fuzz import dispatch_files, map_pictures, mutations, thermal_files
from tests.maps import made_up_tiffs
from tests.maps.addresses import made_up_places
from tests.maps.made_up_tiles import png, write_mbtiles
from tests.missions import shapes
from tests.telemetry.logs import binlogs, ulogs
from training.exercise.errors import ExerciseError
from training.exercise.scenario_file import exercise_text, read_exercise
from training.exercise.shelf import file_of
from ui.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

DATA = Path(__file__).parents[1] / "data"
OURS = (
    *(AreaError, ElevationError, FormatError, FramesError, IncidentError, PlanError, RecordError),
    *(ExerciseError, SettingsError, TileError),
)
NOW = datetime(2026, 4, 12, 13, 15, tzinfo=UTC)
HOME = LatLon(56.48, 23.391)


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of file. `make` writes a spoiled one into an empty folder; `take` uses what can be read."""

    name: str
    make: Callable[[Random, Path, str], Path]
    take: Callable[[Path], object]


def subjects() -> tuple[Subject, ...]:
    """All kinds, in the order of the report."""
    return (
        Subject("plan.json", _made("p.json", lambda rng, _: mutations.in_json(rng, _plan())), _take_plan),
        Subject("qgc.plan", _made("p.plan", lambda rng, _: mutations.in_json(rng, _qgc())), _take_plan),
        Subject(
            "mission.waypoints",
            _made("p.waypoints", lambda rng, _: mutations.in_words(rng, _waypoints())),
            _take_plan,
        ),
        Subject(
            "plan.geojson",
            _made("p.geojson", lambda rng, _: mutations.in_json(rng, _drawn_plan())),
            _take_plan,
        ),
        Subject(
            "plan.kml",
            _made("p.kml", lambda rng, trap: mutations.in_xml(rng, _earth_plan(), trap)),
            _take_plan,
        ),
        Subject("plan.kmz", _made("p.kmz", _a_plan_kmz), _take_plan),
        Subject("task.json", _made("t.json", lambda rng, _: mutations.in_json(rng, _task())), _take_task),
        Subject(
            "template.toml",
            _made("t.toml", lambda rng, _: mutations.in_words(rng, _template())),
            _take_template,
        ),
        Subject(
            "exercise.toml",
            _made("e.toml", lambda rng, _: mutations.in_words(rng, _exercise())),
            _take_exercise,
        ),
        Subject(
            "map.geojson", _made("m.geojson", lambda rng, _: mutations.in_json(rng, _geojson())), _take_map
        ),
        Subject("map.kml", _made("m.kml", lambda rng, trap: mutations.in_xml(rng, _kml(), trap)), _take_map),
        Subject("map.kmz", _made("m.kmz", _a_kmz), _take_map),
        Subject(
            "track.gpx", _made("t.gpx", lambda rng, trap: mutations.in_xml(rng, _gpx(), trap)), _take_map
        ),
        Subject("dispatch.csv", _made("d.csv", _a_csv), dispatch_files.take),
        Subject("dispatch.xlsx", _made("d.xlsx", dispatch_files.a_workbook), dispatch_files.take),
        Subject("dispatch.json", _made("d.json", dispatch_files.records), dispatch_files.take),
        Subject(
            "mapping.toml", _made("m.toml", lambda rng, _: mutations.in_words(rng, _mapping())), _take_mapping
        ),
        *(_track(*made) for made in _TRACKS),
        Subject(
            "columns.toml",
            _made("c.toml", lambda rng, _: mutations.in_words(rng, _columns())),
            _take_columns,
        ),
        Subject("flight.tlog", _made("f.tlog", _a_tlog), summarise),
        Subject("flight.BIN", _made("f.BIN", _a_dataflash), summarise_any),
        Subject("flight.ulg", _made("f.ulg", _a_ulog), summarise_any),
        Subject("journal.jsonl", _made(JOURNAL, _a_journal), _take_journal),
        Subject("card.json", _made(CARD, lambda rng, _: mutations.in_json(rng, _card())), _take_card),
        Subject(
            "settings.toml",
            _made("settings.toml", lambda rng, _: mutations.in_words(rng, _settings())),
            lambda path: settings.load(path.parent),
        ),
        Subject(
            "shared settings.toml",
            _made("b.toml", lambda rng, _: mutations.in_words(rng, _shared_settings())),
            lambda path: shared_settings.merged(settings.Settings(), shared_settings.read_shared(path), path),
        ),
        Subject("tile.hgt", _an_hgt, _take_hgt),
        Subject("heights.tif", _made("N56E023.tif", _heights), _take_hgt),
        Subject("tiles.mbtiles", _made("t.mbtiles", _an_mbtiles), _take_tiles),
        Subject("map.pmtiles", _made("m.pmtiles", map_pictures.a_pmtiles), map_pictures.take_map),
        Subject("map.gpkg", _made("m.gpkg", map_pictures.a_geopackage), map_pictures.take_map),
        Subject("sheet.tif", _made("s.tif", map_pictures.a_sheet), map_pictures.take_map),
        Subject("page.pdf", _made("p.pdf", map_pictures.a_page), map_pictures.take_page),
        Subject(
            "zones.json",
            _made("z.json", lambda rng, _: mutations.in_json(rng, rng.choice(_zones()))),
            _take_zones,
        ),
        Subject(
            "obstacles.csv",
            _made("o.csv", lambda rng, _: mutations.in_csv(rng, _MASTS, "utf-8")),
            _take_obstacles,
        ),
        Subject("places.csv", _made("p.csv", _a_place_table), _take_places),
        Subject(
            "places.geojson",
            _made("p.geojson", lambda rng, _: mutations.in_json(rng, _tagged())),
            _take_places,
        ),
        Subject(
            "places.mapping.toml",
            _made("p.mapping.toml", lambda rng, _: mutations.in_words(rng, _place_mapping())),
            _take_place_mapping,
        ),
        Subject(
            "cameras.csv",
            _made("c.csv", lambda rng, _: mutations.in_csv(rng, _cameras(), "utf-8")),
            _take_cameras,
        ),
        Subject(
            "confirmations.json",
            _made("c.json", lambda rng, _: mutations.in_json(rng, _confirmations())),
            _take_confirmations,
        ),
        Subject(
            "certificate.json",
            _made("c.json", lambda rng, _: mutations.in_json(rng, _certificate())),
            lambda path: verify_certificate(read_certificate(path), plan_json.plan_of(_plan())),
        ),
        Subject("addresses.sqlite", _made("a.sqlite", _a_gazetteer), _take_gazetteer),
        Subject(
            "addresses.csv",
            _made("a.csv", lambda rng, _: mutations.in_csv(rng, _HOUSES, "utf-8")),
            _take_houses,
        ),
        Subject(
            "extract.osm", _made("x.osm", lambda rng, trap: mutations.in_xml(rng, _OSM, trap)), _take_extract
        ),
        Subject("thermal.jpg", _made("t.jpg", thermal_files.a_jpeg), thermal_files.take),
        Subject("thermal.tif", _made("t.tif", thermal_files.a_tiff), thermal_files.take),
    )


def _made(name: str, meant: Callable[[Random, str], bytes]) -> Callable[[Random, Path, str], Path]:
    """A file spoiled by its meaning, by its bytes, or both."""

    def make(rng: Random, folder: Path, trap: str) -> Path:
        content = meant(rng, trap)
        if rng.random() < 0.3:
            content = mutations.spoiled(rng, content)
        path = folder / name
        path.write_bytes(content)
        return path

    return make


# --- plans ---------------------------------------------------------------------------------------


@cache
def _plan() -> Any:
    plan = parallel(
        shapes.area([(0, 0), (150, 0), (150, 150), (0, 150)], [[(40, 40), (60, 40), (60, 60)]]),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=shapes.at(-50.0, -50.0),
        no_fly=(shapes.area([(-40, 100), (-20, 100), (-20, 130)]),),
    )
    return plan_json.document_of(plan)


@cache
def _qgc() -> Any:
    document = qgc_plan.document_of(plan_json.plan_of(_plan()))
    items = document["mission"]["items"]
    survey = {"TransectStyleComplexItem": {"Items": items[-3:]}, "complexItemType": "survey"}
    document["mission"]["items"] = [*items, {"type": "ComplexItem", **survey}]
    circle = {"circle": {"center": [56.48, 23.39], "radius": 500}, "inclusion": True, "version": 1}
    document["geoFence"]["circles"] = [circle]
    document["rallyPoints"] = {"version": 2, "points": [[56.48, 23.39, 30]]}
    return document


@cache
def _waypoints() -> bytes:
    return waypoints_file.text_of(plan_json.plan_of(_plan())).encode()


@cache
def _drawn_plan() -> Any:
    return json.loads(plan_geojson.text_of(_whole_plan()))


@cache
def _earth_plan() -> bytes:
    return plan_kml.text_of(_whole_plan()).encode()


def _whole_plan() -> Plan:
    plan = plan_json.plan_of(_plan())
    rally = (RallyPoint(shapes.at(20.0, 30.0), AboveHome(25.0)),)
    return replace(plan, rally=rally, look=Look(shapes.at(50.0, 50.0), AboveHome(5.0)))


def _a_plan_kmz(rng: Random, trap: str) -> bytes:
    def document() -> bytes:
        return mutations.in_xml(rng, _earth_plan(), trap) if rng.random() < 0.5 else _earth_plan()

    return mutations.zipped(rng, document)


@cache
def _task() -> Any:
    area = shapes.area([(0, 0), (150, 0), (150, 150), (0, 150)], [[(40, 40), (60, 40), (60, 60)]])
    line = (shapes.at(0.0, 0.0), shapes.at(100.0, 0.0))
    at = shapes.at(5.0, 5.0)
    task = Task(
        Pattern.ALONG, area=area, line=line, at=at, no_fly=(area,), radius_m=50.0, hold_s=60.0, person="child"
    )
    return task_json.document_of(task)


def _take_task(path: Path) -> object:
    task = task_json.read_task(path)
    assert task_json.task_of(task_json.document_of(task)) == task
    return task


@cache
def _template() -> bytes:
    return (
        b'# ours\nname = "Purvs nakti"\nname_lv = "Purvs"\npattern = "parallel"\nabove_ground_m = 45.0\n'
        b'camera = "thermal-640"\noverlap = 0.4\nspeed_m_s = 4\npasses = 2\nstay_inside = true\n'
    )


def _take_template(path: Path) -> object:
    template, lines = read_template(path)
    assert all(line.isprintable() and len(line) <= 600 for line in lines)
    template.name("lv")
    return template.task


def _exercise() -> bytes:
    return file_of("border-confirmed").read_bytes()


def _take_exercise(path: Path) -> object:
    return exercise_text(read_exercise(path))


def _take_plan(path: Path) -> object:
    plan, _ = read_plan(path)
    check(plan)
    mission_items(plan)
    fence_items(plan)
    rally_items(plan)
    plan_json.plan_of(plan_json.document_of(plan))
    json.dumps(qgc_plan.document_of(plan), allow_nan=False)
    plan_geojson.text_of(plan)
    plan_kml.kmz_of(plan)
    if len(plan.waypoints) > 1 and max(abs(w.height) for w in plan.waypoints) <= wpml.MOST_HEIGHT_M:
        wpml.kmz_of(plan)
    return waypoints_file.text_of(plan)


# --- maps ----------------------------------------------------------------------------------------


@cache
def _features() -> Features:
    ring = tuple(LatLon(56.48 + dy, 23.38 + dx) for dx, dy in ((0, 0), (0.02, 0), (0.02, 0.01), (0, 0.01)))
    hole = tuple(LatLon(56.483 + dy, 23.385 + dx) for dx, dy in ((0, 0), (0.004, 0), (0.004, 0.004)))
    line = Line(
        (HOME, LatLon(56.481, 23.381), LatLon(56.482, 23.383)),
        "DRAUGE 1",
        (Amsl(41.5), Amsl(80.25), Amsl(81.0)),
        tuple(NOW + timedelta(seconds=s) for s in (0, 1, 2.5)),
    )
    hydrant = Point(LatLon(56.4651, 23.3452), "Hidrants pie Zelmeņiem", None, {"kind": "hydrant"})
    return Features(
        (NamedArea(Area(ring, (hole,)), "Ķūlas lauks"),), (line, replace(line, times=())), (hydrant,)
    )


@cache
def _geojson() -> Any:
    return json.loads(geojson.text(_features()))


@cache
def _kml() -> bytes:
    return kml.text(_features()).encode()


@cache
def _gpx() -> bytes:
    return gpx.text(_features()).encode()


def _a_kmz(rng: Random, trap: str) -> bytes:
    def document() -> bytes:
        return mutations.in_xml(rng, _kml(), trap) if rng.random() < 0.7 else _kml()

    return mutations.zipped(rng, document)


def _take_map(path: Path) -> object:
    """What can be read can be written, in every form."""
    found = by_suffix.read(path)
    if path.stat().st_size > 200_000:
        return found  # to write it takes longer than to read it
    for writer in (geojson.text, kml.text, gpx.text):
        writer(found).encode()
    return found


# --- the air -------------------------------------------------------------------------------------


@cache
def _zones() -> tuple[Any, ...]:
    """One of each form, moved to where the plan is flown, so that what is read is also met."""
    east, north = shapes.PLACE.lon_deg - 23.35, shapes.PLACE.lat_deg - 56.47

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(inner) for key, inner in value.items()}
        if isinstance(value, list):
            near = len(value) == 2 and all(isinstance(n, float) for n in value) and 20.0 < value[0] < 30.0
            return [value[0] + east, value[1] + north] if near else [moved(inner) for inner in value]
        return value

    files = sorted((DATA / "zones").iterdir())
    return tuple(moved(json.loads(file.read_text("utf-8-sig"))) for file in files)


def _take_zones(path: Path) -> object:
    file = read_zones(path)
    plan = plan_json.plan_of(_plan())
    yes = Confirmation("EVX0001", shapes.area(shapes.BOX), NOW, NOW + timedelta(hours=3), "Tower")
    found = check(plan, airspace=Airspace((file,), at=NOW, confirmations=(yes,)))
    task = Task(area=plan.area)
    for finding in found[:2]:
        mended_task(task, finding, zones=file.zones, home=plan.home)
    return found


_MASTS = (
    "nosaukums;lat;lon;augstums;rādiuss\nTornis Ķekavā;56,9505;24,1005;74,5;30\n"
    "Skurstenis;56.951;24.101;120 ft;\n;56.949;24.099;;8\n"
).encode()


def _take_obstacles(path: Path) -> object:
    air = Airspace(obstacles=read_obstacles(path), at=NOW)
    return check(plan_json.plan_of(_plan()), airspace=air)


# --- places --------------------------------------------------------------------------------------


def _a_place_table(rng: Random, _trap: str) -> bytes:
    return mutations.in_csv(rng, (DATA / "places" / "udens_terveta.csv").read_bytes(), "cp1257")


@cache
def _tagged() -> Any:
    return json.loads((DATA / "places" / "osm_akniste_rokiskis.geojson").read_text("utf-8"))


@cache
def _cameras() -> bytes:
    return (DATA / "places" / "cameras.csv").read_bytes()


def _take_places(path: Path) -> object:
    file = read_places(path)
    assert all(str(problem).isprintable() for problem in file.problems)
    for place in file.places:
        place.is_checked(NOW.date())
    nearest(file.places, HOME, frozenset(PlaceKind))
    return file


@cache
def _place_mapping() -> bytes:
    return (
        b'crs = "EPSG:3346"\nedition = 2026-05-04\n\n[columns]\nname = ["Nr", "Adresas"]\n\n'
        b'[values.kind]\nPH = "hydrant"\nTV = "fire_pond"\n'
    )


def _take_place_mapping(path: Path) -> object:
    sheet = path.with_name("p.csv")
    sheet.write_bytes((DATA / "places" / "hidrantai_joniskis.csv").read_bytes())
    try:
        return read_places(sheet)
    finally:
        sheet.unlink()


def _take_cameras(path: Path) -> object:
    file = read_cameras(path)
    assert not any("made-up" in str(problem) for problem in file.problems)
    cameras_that_see(file.cameras, HOME)
    return [sector(camera) for camera in file.cameras]


@cache
def _confirmations() -> Any:
    area = shapes.area(shapes.BOX)
    corners = [{"lat_deg": at.lat_deg, "lon_deg": at.lon_deg} for at in area.ring]
    item = {"about": "border", "area": corners, "who": "Dežurantas", "number": "17"}
    more = {"holes": [], "area_name": "Rokiškis", "withdrawn_at": NOW.isoformat()}
    times = {"valid_from": NOW.isoformat(), "valid_until": (NOW + timedelta(hours=3)).isoformat()}
    both = [item | times, item | times | more]
    return {"format": "firedrone-confirmations", "version": 2, "confirmations": both}


def _take_confirmations(path: Path) -> object:
    known = read_confirmations(path)
    return check(plan_json.plan_of(_plan()), airspace=Airspace(at=NOW, confirmations=known))


@cache
def _certificate() -> Any:
    plan, air = plan_json.plan_of(_plan()), Airspace(at=NOW)
    inputs = Inputs(air, rules_at(plan.home), CALM, DroneProfile(), "fuzz", plan.home, NOW)
    signer = LaptopKey(bytes(range(32)))
    return certificate(plan, check(plan, airspace=air), inputs, issued_at=NOW, signer=signer)


# --- addresses -----------------------------------------------------------------------------------

_HOUSES = (
    "nosaukums;iela;nr;ciems;pagasts;novads;lat;lon;x;y;vecais_nosaukums\n"
    ";Brīvības iela;12A;Dobele;;Dobeles nov.;56,624;23,28;;;\n"
    "Zelmeņi;;;;Tērvetes pag.;Dobeles nov.;;;258000;459600;Zelmene; Kalni\n"
    ";;5;Zelmeņi;Tērvetes pag.;Dobeles nov.;56.4655;23.3455;;;\n"
).encode()
_OSM = (
    '<osm version="0.6"><node id="1" lat="56.48" lon="23.391"><tag k="place" v="village"/>'
    '<tag k="name" v="Tērvete"/><tag k="old_name" v="Kalnamuiža;Hofzumberge"/></node>'
    '<node id="2" lat="56.481" lon="23.392"><tag k="addr:housenumber" v="4"/>'
    '<tag k="addr:street" v="Pils iela"/></node><way id="3"><nd ref="1"/><nd ref="2"/><nd ref="1"/>'
    '<tag k="natural" v="water"/><tag k="name" v="Melnais ezers"/></way></osm>'
).encode()
_GAZETTEER_SPOILS = (
    "UPDATE places SET lat_e6 = 'north'",
    "UPDATE places SET lat_e6 = 9e18, radius_m = -1",
    "UPDATE places SET kind = 'castle'",
    "UPDATE places SET name = hex(zeroblob(1000000))",
    "UPDATE places SET name = x'ff00fe'",
    "UPDATE meta SET value = '-7' WHERE key = 'count'",
    "UPDATE vocabulary SET word = NULL WHERE 0",
    "UPDATE words_data SET block = zeroblob(900) WHERE id > 1",
    "UPDATE spelling_data SET block = x'00ff' WHERE id > 1",
    "DELETE FROM words_idx",
    "DROP TABLE houses",
    "DROP TABLE vocabulary",
    "DROP TABLE spelling",
    "PRAGMA user_version = 2",
    "PRAGMA journal_mode = WAL",
)


@cache
def _gazetteers() -> tuple[bytes, ...]:
    """A good gazetteer, and others with something wrong in them; made once."""
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    path = made_up_places.made(folder / "seed.sqlite")
    good = path.read_bytes()
    endless = (
        "DROP TABLE places",
        f"CREATE VIEW places AS {ENDLESS.replace('zoom_level', 'id')} 0 AS kind FROM n",
    )
    return (
        good,
        *(_changed(path, good, *lines) for lines in [*((line,) for line in _GAZETTEER_SPOILS), endless]),
    )


def _a_gazetteer(rng: Random, _trap: str) -> bytes:
    good, *wrong = _gazetteers()
    return rng.choice(wrong) if rng.random() < 0.3 else mutations.spoiled(rng, good)


def _take_gazetteer(path: Path) -> object:
    with Gazetteer(path) as gazetteer:
        return [gazetteer.search(text, HOME) for text in ("Zelmeņi 5", "brivibas 12 dobele", "zelmni", "x y")]


def _take_houses(path: Path) -> object:
    entries, left = list[address.Entry](), list[str]()
    from_table(path, entries.append, left.append)
    assert all(line.isprintable() and len(line) <= 600 for line in left)
    return entries


def _take_extract(path: Path) -> object:
    entries = list[address.Entry]()
    from_osm(path, entries.append)
    return entries


# --- dispatch ------------------------------------------------------------------------------------


@cache
def _sheets() -> tuple[tuple[bytes, str], ...]:
    sheets = [(path.read_bytes()) for path in sorted((DATA / "dispatch").glob("*.csv"))]
    return tuple((raw, next(e for e in ("utf-8-sig", "cp1257") if _is_text(raw, e))) for raw in sheets)


def _is_text(raw: bytes, encoding: str) -> bool:
    try:
        return bool(raw.decode(encoding))
    except UnicodeDecodeError:
        return False


def _a_csv(rng: Random, _trap: str) -> bytes:
    return mutations.in_csv(rng, *rng.choice(_sheets()))


@cache
def _track(name: str, how: Callable[[Random, bytes, str], bytes], sample: bytes) -> Subject:
    return Subject(name, _made(name, lambda rng, trap: how(rng, sample, trap)), _take_track)


def _words(rng: Random, content: bytes, _trap: str) -> bytes:
    return mutations.in_words(rng, content)


def _take_track(path: Path) -> object:
    """As far as an import goes: what the track tells of a scene."""
    read = read_track(path, Asked(TrackKind.TRUCK, day=date(2026, 4, 12)))
    other = replace(read.track, kind=TrackKind.DRONE)
    here = LatLon(56.465, 23.345)
    return run_events(read.track, here, here), air_events(other), read.track.distance_m()


_GGA = b"$GPGGA,102100.00,5627.9000,N,02320.7000,E,1,18,0.7,42.1,M,26.0,M,,*58\r\n"
_RMC = b"$GPRMC,102100.00,A,5627.9000,N,02320.7000,E,15.1,283.0,120426,,,A*68\r\n"
_TRACKS: tuple[tuple[str, Callable[[Random, bytes, str], bytes], bytes], ...] = (
    (
        "run.gpx",
        mutations.in_xml,
        (
            b'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>AC-6</name><trkseg>'
            b'<trkpt lat="56.465" lon="23.345"><ele>42.1</ele><time>2026-04-12T10:21:00Z</time></trkpt>'
            b'<trkpt lat="56.4655" lon="23.346"><time>2026-04-12T10:21:10Z</time></trkpt></trkseg>'
            b"</trk></gpx>"
        ),
    ),
    ("run.nmea", _words, (_RMC + _GGA) * 40),
    ("run.taip", _words, b">RPV37260+5646500+0233450004028332;ID=0001;*7A<\r\n" * 40),
    (
        "traccar.json",
        lambda rng, content, _: mutations.in_json(rng, json.loads(content)),
        (
            b'[{"deviceId":99,"fixTime":"2026-04-12T10:21:00.000+00:00","valid":true,"outdated":false,'
            b'"latitude":56.465,"longitude":23.345,"altitude":42.1,"speed":15.1,"course":283.0},'
            b'{"DEVICEID":99,"FIXTIME":"2026-04-12 10:22:00","LATITUDE":"56.4","LONGITUDE":"23.3"}]'
        ),
    ),
    (
        "run.csv",
        lambda rng, content, _: mutations.in_csv(rng, content, "utf-8"),
        b"time;lat;lon;speed_kmh;unit\n" + b"2026-04-12 13:21:00;56,465;23,345;54;AC-6\n" * 10,
    ),
    (
        "drone.csv",
        lambda rng, content, _: mutations.in_csv(rng, content, "utf-8"),
        b"CUSTOM.date [local],CUSTOM.updateTime [local],OSD.latitude,OSD.longitude,OSD.height [ft]\n"
        + b"4/13/2026,1:21:00.12 PM,56.465,23.345,10\n" * 10,
    ),
    (
        "drone.srt",
        _words,
        b"1\n00:00:00,000 --> 00:00:00,033\n2026-04-12 13:21:00.123\n"
        b"[latitude: 56.465] [longitude: 23.345] [rel_alt: 30.000 abs_alt: 72.100]\n\n" * 20,
    ),
)


def _columns() -> bytes:
    return (
        b'[own]\ndetect = ["D", "T"]\ntz = "Europe/Riga"\nformats = ["%d.%m.%Y %H:%M:%S"]\n'
        b'times = ["D", "+", "T"]\nlat = "Y"\nlon = ["X", "Lon"]\nspeed_kmh = "V"\n'
    )


def _take_columns(path: Path) -> object:
    columns = load_columns(path)
    table = path.with_name("table.csv")
    table.write_text("D;T;Y;X;V\n12.04.2026;13:05:00;56,4;23,3;54\n")
    try:
        return read_track(table, Asked(TrackKind.TRUCK, columns=columns))
    finally:
        table.unlink()


def _mapping() -> bytes:
    return (
        b'[own]\ndetect = ["Nr"]\ntz = "Europe/Riga"\nformats = ["%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S"]\n'
        b'row = "unit"\ncrs = "EPSG:3059"\nencoding = ["cp1257"]\ndelimiter = ";"\n'
        b'incident = { number = ["Numurs", "Nr"], northing = "X", easting = "Y" }\n'
        b'unit = { call_sign = "Vieniba" }\ntimes = { call_received = ["D", "+", "T"],'
        b' on_scene = "Ieradas" }\n'
    )


def _take_mapping(path: Path) -> object:
    profiles = load_profiles(path)
    sheet = path.with_name("sheet.csv")
    sheet.write_text("Nr;D;T;Vieniba;Ieradas;X;Y\n7;12.04.2026;13:05;BUB-1;13:21;258027,1;459641,3\n")
    try:
        return preview(sheet, profiles)
    finally:
        sheet.unlink()


# --- records -------------------------------------------------------------------------------------


@cache
def _records() -> tuple[bytes, ...]:
    """The first minutes of a flight, record by record."""
    data, start = (DATA / "flight1_extract.tlog").read_bytes(), 0
    records: list[bytes] = []
    while len(records) < 150:
        end = start + 20 + data[start + 9]
        records.append(data[start:end])
        start = end
    return tuple(records)


def _a_dataflash(rng: Random, _trap: str) -> bytes:
    return mutations.spoiled(rng, binlogs.EXTRACT.read_bytes())


def _a_ulog(rng: Random, _trap: str) -> bytes:
    return mutations.spoiled(rng, b"".join(ulogs.flight(10)))


def _a_tlog(rng: Random, _trap: str) -> bytes:
    records = list(_records())
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(records) or 1)
        match rng.randrange(5):
            case 0:
                times = (0, 2**64 - 1, 2**63, 253_402_300_800_000_000, rng.randrange(2**50))
                records[at] = rng.choice(times).to_bytes(8, "big") + records[at][8:]
            case 1:
                rng.shuffle(records)
            case 2:
                records[at:at] = [mutations.spoiled(rng, record) for record in records[at : at + 20]]
            case 3:
                records[at:at] = [bytes(rng.choice((1, 8, 500)))]
            case _:
                del records[at : at + rng.choice((1, 100))]
                records = records or [b""]
    return b"".join(records)


@cache
def _entries() -> tuple[Entry, ...]:
    head = {"form": 1, "id": "i", "what": "Fire", "where": "Field", "lat_deg": 56.48, "lon_deg": 23.39}
    told: list[tuple[str, str, str, dict[str, Any]]] = [
        (Clock.LAPTOP, Source.PERSON, IncidentCode.INCIDENT_CREATED, head),
        (Clock.LAPTOP, Source.PERSON, IncidentCode.INCIDENT_CORRECTED, {"what": "Grass fire"}),
        (
            Clock.LAPTOP,
            Source.PERSON,
            IncidentCode.SCENE_SET,
            {"lat_deg": 56.4, "lon_deg": 23.3, "error_m": 9.0},
        ),
        ("dispatch:x", Source.DISPATCH, "call_received", {"written": "13:05", "precision_s": 30.0}),
        ("dispatch:x", Source.DISPATCH, "on_scene", {"unit": "BUB-1", "written": "13:21"}),
        (Clock.LAPTOP, Source.RECORD, IncidentCode.CLOCK_OFFSET, {"clock": "dispatch:x", "offset_s": 40.0}),
        (Clock.LAPTOP, Source.FLIGHT, "armed", {"flight": "f"}),
        (Clock.LAPTOP, Source.FINDING, "marked", {"number": 1, "lat_deg": 56.4, "lon_deg": 23.3}),
        (Clock.LAPTOP, Source.PERSON, "note", {"text": "Sausa zāle"}),
        (Clock.LAPTOP, Source.PERSON, IncidentCode.ANSWER, {"question": "next", "text": "Battery"}),
        (
            Clock.LAPTOP,
            Source.RECORD,
            IncidentCode.FLIGHT_FILE,
            {"flight": "../f", "file": "x", "sha256": "0"},
        ),
    ]
    return tuple(
        Entry(0, NOW + timedelta(minutes=n), clock, source, code, facts)
        for n, (clock, source, code, facts) in enumerate(told)
    )


FACTS = (None, True, -1, 2**53, 1e300, -0.0, 91.0, *mutations.TEXTS[:20])


def _a_journal(rng: Random, _trap: str) -> bytes:
    """Entries with other facts, chained as they should be; or the lines as they were, spoiled after."""
    entries = list(_entries())
    for _ in range(rng.randint(0, 3)):
        at = rng.randrange(len(entries))
        facts = dict(entries[at].facts)
        facts[rng.choice([*facts, "flight", "lat_deg"])] = rng.choice(FACTS)
        change: dict[str, Any] = rng.choice(
            (
                {"facts": facts},
                {"code": rng.choice(("", "?", *(e.code for e in entries)))},
                {"source": rng.choice(("", "?", "drone", "dispatch"))},
                {
                    "at": rng.choice(
                        (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
                    )
                },
            )
        )
        entries[at] = replace(entries[at], **change)
    if rng.random() < 0.3:
        rng.shuffle(entries)
    end, lines = START, list[bytes]()
    for entry in entries:
        placed = chained(entry, end)
        end = Head(placed.n, placed.hash)
        lines.append(to_line(placed))
    if rng.random() < 0.5:
        at = rng.randrange(len(lines))
        lines[at] = mutations.in_json(rng, json.loads(lines[at])) + b"\n"
    return b"".join(lines)


def _take_journal(path: Path) -> object:
    verify_journal(path)
    entries = read_journal(path.parent)
    incident = incident_of(path.parent, entries)
    intervals(timeline(entries), incident)
    for entry in entries:
        words.say(entry, "lv")
    if path.stat().st_size % 10 == 0:  # the whole report takes a hundred times as long
        gather(path.parent, "en", NOW)
    return incident


@cache
def _card() -> Any:
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    vehicle = Identity(1, 1, uid="7", type="quadrotor", autopilot="ardupilotmega", firmware="4.7.0")
    card = FlightCard(started_at=NOW, address="udp:x", training=False, live=True, vehicle=vehicle)
    write_card(folder, replace(card, ended_at=NOW, frames=7, lost=0))
    return json.loads((folder / CARD).read_bytes())


def _take_card(path: Path) -> object:
    return read_card(path.parent)


@cache
def _settings() -> bytes:
    return b'# ours\n[ui]\ntheme = "day"\nlanguage = "lv"\n\n[link]\naddress = "udp:127.0.0.1:14550"\n'


@cache
def _shared_settings() -> bytes:
    return (
        b'# ours\nfiredrone_settings = 1\n[ui]\ntheme = "day"\nlanguage = "lv"\n'
        b'brigade_place = "56.38, 24.64"\nbrigade_name = "Subate"\n'
        b'[link]\naddress = "udp:127.0.0.1:14550"\n[link.names]\n3500 = "Subate 1"\n'
        b'[video]\nthermal = "rtsp://10.0.0.2/main"\nhfov_deg = 57.0\nthreshold_c = 60.0\n'
    )


# --- the ground ----------------------------------------------------------------------------------


def _an_hgt(rng: Random, folder: Path, _trap: str) -> Path:
    """Any bytes are heights; what can be wrong is the size, the name, and what lies beside it."""
    names = ("N56E023.hgt", "n56e023.HGT", "S56W023.hgt", "N99E999.hgt", "N56E023.hgt.zip", "N56E023 .hgt")
    path = folder / rng.choice((names[0], names[0], names[0], *names))
    size = rng.choice([*SIDES, *SIDES, 0, 1, rng.randrange(30_000_000)])
    with path.open("wb") as file:  # a hole is as good as zeros, and costs nothing
        file.truncate(max(0, size + rng.choice((0, 0, -1, 1))))
        for _ in range(rng.randrange(4)):
            file.seek(rng.randrange(max(1, size - 40)))
            file.write(rng.choice((b"\x80\0" * 16, b"\x7f\xff" * 16, rng.randbytes(32))))
        if size in SIDES:
            file.truncate(size if rng.random() < 0.9 else size + 2)
    return path


@cache
def _height_files() -> tuple[bytes, ...]:
    """A tile in blocks, a sheet of a national grid, and one in strips."""
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "seed.tif"
    values = np.add.outer(np.arange(100.0), np.arange(90.0)).astype(np.float32)
    corner, step = (23.35, 56.5), (0.001, 0.0005)
    tiled = made_up_tiffs.write_tiled(path, values, 4326, corner, step, nodata="-32768").read_bytes()
    sheet = made_up_tiffs.write_tiled(path, values, 3059, (460_000.0, 261_000.0), (50.0, 50.0)).read_bytes()
    strips = [
        made_up_tiffs.write(path, values, 4326, corner, step, compression=packing).read_bytes()
        for packing in ("raw", "tiff_lzw")
    ]
    return tiled, sheet, *strips


def _heights(rng: Random, _trap: str) -> bytes:
    content = bytearray(rng.choice(_height_files()))
    for _ in range(rng.randint(0, 3)):  # a number in its directory, or anywhere
        start = int.from_bytes(content[4:8], "little") % len(content)
        at = rng.choice((min(start + rng.randrange(200), len(content) - 4), rng.randrange(len(content) - 4)))
        content[at : at + 4] = rng.choice(
            (rng.randbytes(4), bytes(4), b"\xff" * 4, (7).to_bytes(4, "little"))
        )
    return bytes(content)


def _take_hgt(path: Path) -> object:
    ground = Elevation(path.parent)
    return [
        ground.height_m(at) for at in (HOME, LatLon(57.0, 24.0), LatLon(-55.5, -22.5), LatLon(56.0, 23.0))
    ]


PICTURE = tile_at(HOME, 12)
SPOILS = (
    "UPDATE tiles SET tile_data = zeroblob(3000000)",
    "UPDATE tiles SET tile_data = 'text'",
    "UPDATE tiles SET tile_data = NULL",
    "UPDATE tiles SET tile_data = 7.5",
    "UPDATE tiles SET zoom_level = 'x', tile_row = 9e99",
    "UPDATE tiles SET zoom_level = -5",
    "UPDATE metadata SET value = hex(zeroblob(1000000)) WHERE name = 'attribution'",
    "UPDATE metadata SET value = '<script>alert(1)</script>'",
    "UPDATE metadata SET value = x'ff00fe'",
    "UPDATE metadata SET value = '99' WHERE name = 'maxzoom'",
    "UPDATE metadata SET value = 'nan,1e999,,' WHERE name = 'bounds'",
    "UPDATE metadata SET value = 'pbf' WHERE name = 'format'",
    "DROP TABLE metadata",
    "DROP TABLE tiles",
    "DELETE FROM tiles",
    "PRAGMA user_version = 77",
    "PRAGMA journal_mode = WAL",
)
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS zoom_level,"
COLUMNS = "0 AS tile_column, 0 AS tile_row"
VIEWS = (
    f"{ENDLESS} {COLUMNS}, NULL AS tile_data FROM n",
    f"{ENDLESS} {COLUMNS}, NULL AS tile_data FROM n ORDER BY random()",
    f"SELECT 12 AS zoom_level, {COLUMNS}, zeroblob(999999999) AS tile_data",
    f"SELECT 12 AS zoom_level, {COLUMNS}, printf('%.*c', 99999999, 'x') AS tile_data",
    f"SELECT load_extension('x') AS zoom_level, {COLUMNS}, 0 AS tile_data",
    "SELECT * FROM tiles",
)


@cache
def _databases() -> tuple[bytes, ...]:
    """A good MBTiles, and others with something wrong in them; made once."""
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "seed.mbtiles"
    said = {"name": "Z", "format": "png", "minzoom": "11", "maxzoom": "12", "bounds": "23.2,56.4,23.6,56.6"}
    pictures: dict[Any, object] = {PICTURE: png(90, 130, 80), parent(PICTURE): png(60, 90, 150)}
    write_mbtiles(path, pictures, attribution="<a>Made up</a>", **said)
    good = path.read_bytes()
    views = [("DROP TABLE tiles", f"CREATE VIEW tiles AS {view}") for view in VIEWS]
    return (good, *(_changed(path, good, *lines) for lines in [*((line,) for line in SPOILS), *views]))


def _an_mbtiles(rng: Random, _trap: str) -> bytes:
    good, *wrong = _databases()
    return rng.choice(wrong) if rng.random() < 0.3 else mutations.spoiled(rng, good)


def _changed(path: Path, good: bytes, *lines: str) -> bytes:
    path.write_bytes(good)
    with closing(sqlite3.connect(path)) as db, db:
        for line in lines:
            db.execute(line)
    return path.read_bytes()


def _take_tiles(path: Path) -> object:
    with TileStore(path) as store:
        return store.info, [store.picture(tile) for tile in (PICTURE, parent(PICTURE))]
