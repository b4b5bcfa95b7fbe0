import json
import math
import random
import zipfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.area import Area
from maps.foreign.corners import is_missing
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_FILE_BYTES
from maps.formats import by_suffix, geojson, gpx, kml
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import Amsl, LatLon, distance_m

FIELD = Area(
    (LatLon(56.48, 23.38), LatLon(56.48, 23.40), LatLon(56.49, 23.40), LatLon(56.49, 23.38)),
    ((LatLon(56.483, 23.385), LatLon(56.487, 23.385), LatLon(56.487, 23.390)),),
)
START = datetime(2026, 4, 18, 13, 15, tzinfo=UTC)
TRACK = Line(
    (LatLon(56.48, 23.38), LatLon(56.481, 23.381), LatLon(56.482, 23.383)),
    "DRAUGE 1",
    (Amsl(41.5), Amsl(80.25), Amsl(81.0)),
    tuple(START + timedelta(seconds=s) for s in (0, 1, 2.5)),
)
HYDRANT = Point(LatLon(56.4651, 23.3452), "Hidrants pie Zelmeņiem", None, {"kind": "hydrant"})
ALL = Features((NamedArea(FIELD, "Ķūlas lauks"),), (TRACK,), (HYDRANT,))


def write_json(folder: Path, document: object) -> Path:
    path = folder / "area.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def polygon(*positions: list[float]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [list(positions)]}


def near(a: LatLon, b: LatLon) -> bool:
    return distance_m(a, b) < 0.02


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".KML", ".json"])
def test_what_is_written_is_read_again(tmp_path, suffix):
    path = tmp_path / f"incident{suffix}"
    by_suffix.write(path, ALL)
    assert by_suffix.read(path) == ALL
    assert [p.name for p in tmp_path.iterdir()] == [path.name]  # nothing half-written is left


def test_a_gpx_keeps_tracks_with_height_and_time_and_has_outlines_as_tracks(tmp_path):
    path = tmp_path / "incident.gpx"
    by_suffix.write(path, ALL)
    found = by_suffix.read(path)
    assert found.lines[0] == TRACK
    assert found.points == (Point(HYDRANT.at, HYDRANT.name),)
    assert found.lines[1].places == (*FIELD.ring, FIELD.ring[0])


def test_geojson_is_longitude_first_closed_and_counter_clockwise():
    clockwise = Features((NamedArea(Area(FIELD.ring[::-1])),))
    ring = json.loads(geojson.text(clockwise))["features"][0]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert all(lon < 30 < lat for lon, lat in ring)
    shoelace = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert shoelace > 0


@pytest.mark.parametrize(
    "wrap",
    [
        lambda g: g,
        lambda g: {"type": "Feature", "geometry": g, "properties": None},
        lambda g: {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": g, "properties": {}}],
        },
        lambda g: {"type": "GeometryCollection", "geometries": [g]},
        lambda g: {"type": "MultiPolygon", "coordinates": [g["coordinates"]]},
    ],
)
def test_an_area_is_found_however_it_is_wrapped(tmp_path, wrap):
    path = write_json(tmp_path, wrap(polygon([23.38, 56.48], [23.40, 56.48], [23.40, 56.49], [23.38, 56.48])))
    (area,) = by_suffix.read_areas(path)
    assert area.ring == (LatLon(56.48, 23.38), LatLon(56.48, 23.40), LatLon(56.49, 23.40))


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (
            polygon([23.38, 56.48], [23.40, 56.48], [23.38, 56.48]),
            "at least 3 different corners, this one has 2",
        ),
        (
            polygon([56.48, 23.38], [56.48, 23.40], [56.49, 23.40]),
            "ring 1, position 1.*swapped, longitude must",
        ),
        (
            polygon([23.0, 56.0], [23.1, 96.0], [23.1, 56.1]),
            "position 2: longitude 23.1, latitude 96.*swapped",
        ),
        (polygon([23.0, 56.0], [223.1, 56.0], [23.1, 56.1]), "position 2.*not on the Earth"),
        (polygon([462490.0, 259670.0], [1.0, 1.0], [2.0, 2.0]), "national grid: export as WGS 84"),
        (
            polygon([23.0, 56.0], [23.1, 56.1], [23.1, 56.0], [23.0, 56.1]),
            "crosses itself.*23.05 56.05.*draw it",
        ),
        (polygon([23.0, 56.0], [23.0, 56.1], [23.0, 56.2]), "less than 1 m²|crosses itself"),
        (
            polygon([23.0, 56.0], [23.1, "56.0"], [23.1, 56.1]),
            r"position 2: a position is \[longitude, latitude\]",
        ),
        (polygon([23.0, 56.0], [23.1], [23.1, 56.1]), "position 2: a position is"),
        (polygon([23.0, 56.0], [True, False], [23.1, 56.1]), "position 2: a position is"),
        (polygon([0.0, 0.0], [0.001, 0.0], [0.0, 0.001]), "position 1: .*0, 0 in the Gulf of Guinea"),
        ({"type": "Polygon", "coordinates": []}, "without a ring"),
        ({"type": "Polygon", "coordinates": None}, r"a list \[ \] is expected"),
        ({"type": "Circle", "coordinates": []}, '"Circle" is not one of GeoJSON'),
        ({"type": "Point", "coordinates": [23.0, 56.0]}, "no area in it: draw a polygon"),
        ({"type": "FeatureCollection", "features": []}, "no area in it"),
        ({"type": "FeatureCollection", "features": [3]}, "feature 1: an object"),
        ({"fileType": "Plan", "mission": {}}, 'no "type": this is not GeoJSON'),
        ([1, 2], "an object"),
        (
            polygon([23.0, 56.0]) | {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::3059"}}},
            "crs: another",
        ),
        (
            polygon([23.0, 56.0], [10**400, 56.0], [23.1, 56.1]),
            "position 2: a number in this position is too",
        ),
    ],
)
def test_a_bad_area_gets_one_line_that_names_the_file_the_place_and_what_to_do(tmp_path, document, says):
    with pytest.raises(FormatError, match=says) as caught:
        by_suffix.read_areas(write_json(tmp_path, document))
    assert str(caught.value).startswith("area.geojson: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b'{"name": "NaN",\n"type": "Point",\n"coordinates": [NaN, 56.0]}', "line 3: NaN is not a number"),
        (b'{"type": "Point", "coordinates": [-Infinity, 56.0]}', "-Infinity is not a number"),
        (b'{"type": "Point", "coordinates": [1e999, 56.0]}', "the number 1e999 is too large"),
        (b'{"type": "Point", "coordinates": [' + b"9" * 5000 + b", 56.0]}", "a number in it is too long"),
        (b'{"type": "Point", "type": "Polygon"}', 'the key "type" stands twice'),
        (b'{"type": "Point",\n "coordinates": [23.0 56.0]}', "line 2, column 23: not JSON"),
        (b'{"type":\n "\xe2\x28\xa1"}', "line 2: a character is not UTF-8"),
        (b"[" * 100_000, "nested deeper than 100 levels"),
        (b" " * (MAX_FILE_BYTES + 1), "larger than 8 MB"),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(tmp_path, content, says):
    path = tmp_path / "area.geojson"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=says):
        by_suffix.read(path)


def test_collections_nested_without_end_are_refused(tmp_path):
    nested: dict[str, object] = {"type": "Point", "coordinates": [23.0, 56.0]}
    for _ in range(40):
        nested = {"type": "GeometryCollection", "geometries": [nested]}
    with pytest.raises(FormatError, match="nested deeper than 8"):
        by_suffix.read(write_json(tmp_path, nested))


def test_a_byte_order_mark_and_half_a_character_in_a_name_do_no_harm(tmp_path):
    path = tmp_path / "p.geojson"
    feature = {
        "type": "Feature",
        "properties": {"name": "Ā\ud83d"},
        "geometry": {"type": "Point", "coordinates": [23, 56]},
    }
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(feature).encode())
    (point,) = by_suffix.read_points(path)
    assert point.name == "Ā?"
    by_suffix.write(tmp_path / "again.kml", Features(points=(point,)))


@pytest.mark.parametrize("name", ["area.shp", "area"])
def test_an_unknown_suffix_names_the_known_ones(tmp_path, name):
    with pytest.raises(FormatError, match=r"known are \.geojson"):
        by_suffix.read(tmp_path / name)
    with pytest.raises(FormatError, match=r"known are \.geojson"):
        by_suffix.write(tmp_path / name, ALL)


def test_a_missing_file_and_a_missing_folder_are_said(tmp_path):
    with pytest.raises(FormatError, match=r"nowhere\.kml: cannot be read: No such file"):
        by_suffix.read(tmp_path / "nowhere.kml")
    with pytest.raises(FormatError, match="cannot be written: No such file"):
        by_suffix.write(tmp_path / "nofolder" / "a.kml", ALL)


KML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def kml_of(body: str, namespace: str = kml.KML) -> bytes:
    document = f'{KML_HEAD}<kml xmlns="{namespace}"><Document>{body}</Document></kml>'
    return document.encode()


def kml_polygon(coordinates: str) -> bytes:
    ring = f"<LinearRing><coordinates>{coordinates}</coordinates></LinearRing>"
    return kml_of(f"<Placemark><Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon></Placemark>")


GOOD_RING = "23.38,56.48,0 23.40,56.48,0\n 23.40,56.49,0 23.38,56.48,0"


@pytest.mark.parametrize("namespace", [kml.KML, "http://earth.google.com/kml/2.0"])
def test_kml_of_any_age_is_read(tmp_path, namespace):
    path = tmp_path / "a.kml"
    path.write_bytes(kml_polygon(GOOD_RING).replace(kml.KML.encode(), namespace.encode()))
    (area,) = by_suffix.read_areas(path)
    assert area.ring == (LatLon(56.48, 23.38), LatLon(56.48, 23.40), LatLon(56.49, 23.40))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (kml_polygon("23.38,56.48 23.40,56.48"), "placemark 1: an area needs at least 3"),
        (
            kml_polygon("23.38,56.48 23.40, 56.48 23.4,56.49"),
            'position 2: "23.40," is not longitude,latitude',
        ),
        (kml_polygon("23.38,56.48 nan,56.48 23.4,56.49"), "position 2: nan, 56.48 is not a position"),
        (kml_polygon("56.48,23.38 56.48,23.40 56.49,23.40"), "position 1: .*swapped"),
        (kml_polygon(""), "at least 1 positions, it has 0"),
        (kml_of("<Placemark><Polygon/></Placemark>"), "placemark 1: a polygon without a ring"),
        (b"<gpx/>", "not KML: it starts with <gpx>"),
        (b"<kml><Placemark></kml>", "line 1, column 19: not XML: mismatched tag"),
        (b'<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "declares a document type or entities"),
        (b'<!DOCTYPE kml SYSTEM "http://localhost/x.dtd"><kml/>', "declares a document type"),
        (b'<?xml version="1.0" encoding="klingon"?><kml/>', "unknown encoding"),
        (b"<kml>" + b"<a>" * 300 + b"</a>" * 300 + b"</kml>", "nested deeper than 200"),
        pytest.param(
            b"<kml>" + b"<a/>" * 400_000 + b"</kml>", "more than 300,000 elements", marks=pytest.mark.slow
        ),
    ],
)
def test_bad_kml_gets_one_clear_line(tmp_path, content, says):
    path = tmp_path / "area.kml"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=says) as caught:
        by_suffix.read_areas(path)
    assert "\n" not in str(caught.value)


def test_a_point_in_kml_needs_its_position(tmp_path):
    path = tmp_path / "p.kml"
    path.write_bytes(kml_of("<Placemark><Point/></Placemark>"))
    with pytest.raises(FormatError, match="placemark 1: needs at least 1 position"):
        by_suffix.read(path)


def kmz(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_the_main_document_of_a_kmz_is_read(tmp_path):
    path = kmz(tmp_path / "a.kmz", **{"files/icon.png": b"x", "doc.kml": kml_polygon(GOOD_RING)})
    assert len(by_suffix.read_areas(path)) == 1


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"readme.txt": b"x"}, r"no \.kml in this archive"),
        ({"../doc.kml": b"<kml/>"}, "leads out of the archive"),
        ({"C:/doc.kml": b"<kml/>"}, "leads out of the archive"),
        ({"doc.kml": b"<kml>" + b" " * 5_000_000 + b"</kml>"}, "packed suspiciously tight"),
        ({"doc.kml": random.Random(1).randbytes(MAX_FILE_BYTES + 1)}, "larger than 8 MB"),
        ({f"{i}.txt": b"" for i in range(501)}, "more than 500 files"),
    ],
    ids=["empty", "dotdot", "drive", "bomb", "large", "many"],
)
def test_a_kmz_beyond_its_limits_is_refused(tmp_path, entries, says):
    with pytest.raises(FormatError, match=says):
        by_suffix.read(kmz(tmp_path / "a.kmz", **entries))


def test_a_kmz_that_is_not_a_zip_is_refused(tmp_path):
    path = tmp_path / "a.kmz"
    path.write_bytes(b"<kml/>")
    with pytest.raises(FormatError, match="not a KMZ"):
        by_suffix.read(path)


def test_a_kmz_that_would_fill_the_disk_is_refused_by_what_it_declares(tmp_path):
    path = tmp_path / "a.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(5):
            archive.writestr(f"{i}.kml", b"x" * 1000)
            archive.infolist()[i].file_size = 20 * 2**20
            archive.infolist()[i].compress_size = 2**20
    with pytest.raises(FormatError, match="more than 64 MB"):
        by_suffix.read(path)


def test_a_track_of_google_earth_is_read_with_its_times(tmp_path):
    path = tmp_path / "t.kml"
    by_suffix.write(path, Features(lines=(TRACK,)))
    assert "<gx:coord>23.3800000 56.4800000 41.50</gx:coord>" in path.read_text()
    (line,) = by_suffix.read_lines(path)
    assert line.times == TRACK.times


def test_a_fix_without_satellites_is_a_gap_in_a_track(tmp_path):
    fixes = '<trkpt lat="56.1" lon="23.1"/><trkpt lat="56.2" lon="23.1"/>'
    path = tmp_path / "t.gpx"
    path.write_text(
        f'<gpx><trk><trkseg>{fixes}<trkpt lat="0" lon="0.0"/>{fixes}</trkseg><name>R1</name></trk></gpx>'
    )
    assert [(line.name, len(line.places)) for line in by_suffix.read_lines(path)] == [("R1", 2), ("R1", 2)]


def test_the_name_of_a_placemark_may_stand_behind_its_shape_and_its_hole_before_its_outline(tmp_path):
    path = tmp_path / "a.kml"
    rings = [
        f"<{kind}BoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></{kind}BoundaryIs>"
        for kind, ring in (("inner", "23.395,56.483 23.397,56.483 23.397,56.485"), ("outer", GOOD_RING))
    ]
    data = '<ExtendedData><Data name="kind"><value>peat</value></Data><Data name="owner"/></ExtendedData>'
    path.write_bytes(
        kml_of(f"<Placemark><Polygon>{''.join(rings)}</Polygon><name>Ķūla</name>{data}</Placemark>")
    )
    (named,) = by_suffix.read(path).areas
    assert (named.name, named.facts) == ("Ķūla", {"kind": "peat", "owner": ""})
    assert named.area.ring[0] == LatLon(56.48, 23.38)
    assert len(named.area.holes) == 1


def test_a_gpx_gap_starts_a_new_line_and_an_empty_segment_is_none(tmp_path):
    fixes = '<trkpt lat="56.1" lon="23.1"/><trkpt lat="56.2" lon="23.1"/>'
    path = tmp_path / "t.gpx"
    path.write_text(
        f"<gpx><trk><name>R1</name><trkseg>{fixes}</trkseg><trkseg/><trkseg>{fixes}</trkseg></trk></gpx>"
    )
    lines = by_suffix.read_lines(path)
    assert [line.name for line in lines] == ["R1", "R1"]
    assert [len(line.places) for line in lines] == [2, 2]


@pytest.mark.parametrize(
    ("fix", "says"),
    [
        ('<trkpt lat="56.1"/>', "segment 1, point 2: needs lat="),
        ('<trkpt lat="23.1" lon="56.1"/>', "point 2: .*swapped"),
        ('<trkpt lat="56.1" lon="23.1"><time>13:15</time></trkpt>', 'the time "13:15" is not like'),
        ('<trkpt lat="56.1" lon="23.1"><ele>high</ele></trkpt>', 'the height "high" is not a number'),
    ],
)
def test_a_bad_fix_in_a_gpx_is_named(tmp_path, fix, says):
    path = tmp_path / "t.gpx"
    path.write_text(f'<gpx><trk><trkseg><trkpt lat="56.1" lon="23.1"/>{fix}</trkseg></trk></gpx>')
    with pytest.raises(FormatError, match=says):
        by_suffix.read(path)


def test_a_time_without_offset_is_utc_and_any_offset_becomes_utc(tmp_path):
    fixes = "".join(
        f'<trkpt lat="56.1" lon="23.{i}"><time>{time}</time></trkpt>'
        for i, time in enumerate(["2026-04-18T13:15:00", "2026-04-18T16:15:01+03:00"])
    )
    path = tmp_path / "t.gpx"
    path.write_text(f"<gpx><trk><trkseg>{fixes}</trkseg></trk></gpx>")
    (line,) = by_suffix.read_lines(path)
    assert line.times == (START, START + timedelta(seconds=1))


def test_a_name_with_markup_and_control_characters_stays_a_name(tmp_path):
    named = Features(points=(Point(LatLon(56, 23), '<b onclick="x">&\x07Ž</b>'),))
    for suffix in (".kml", ".gpx"):
        path = tmp_path / f"n{suffix}"
        by_suffix.write(path, named)
        assert by_suffix.read_points(path)[0].name == '<b onclick="x">&Ž</b>'


positions = st.builds(LatLon, st.floats(-89.0, 89.0), st.floats(-179.0, 18.0)).filter(
    lambda at: not is_missing(at.lon_deg, at.lat_deg)
)
names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=20).map(
    str.strip
)
lines = st.builds(Line, st.lists(positions, min_size=2, max_size=9).map(tuple), names)
points = st.builds(Point, positions, names, st.none() | st.floats(-400.0, 9000.0).map(Amsl))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(lines, max_size=3),
    st.lists(points, min_size=1, max_size=3),
    st.sampled_from([".geojson", ".kml", ".gpx"]),
)
def test_every_way_and_place_survives_every_format(tmp_path, some_lines, some_points, suffix):
    path = tmp_path / f"all{suffix}"
    by_suffix.write(path, Features((), tuple(some_lines), tuple(some_points)))
    found = by_suffix.read(path)
    for given_line, line in zip(some_lines, found.lines, strict=True):
        assert line.name == given_line.name
        assert all(near(a, b) for a, b in zip(line.places, given_line.places, strict=True))
    for given_point, point in zip(some_points, found.points, strict=True):
        assert near(point.at, given_point.at)
        assert (point.amsl_m is None) == (given_point.amsl_m is None)
        assert math.isclose(point.amsl_m or 0.0, given_point.amsl_m or 0.0, abs_tol=0.006)


SEEDS = {
    ".geojson": geojson.text(ALL).encode(),
    ".kml": kml.text(ALL).encode(),
    ".gpx": gpx.text(ALL).encode(),
    ".kmz": b"",
}


def mutated(rng: random.Random, content: bytes) -> bytes:
    """Bytes flipped, cut, doubled or replaced by what breaks parsers."""
    spoiled = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(spoiled) or 1)
        end = min(len(spoiled), at + rng.randint(1, 30))
        nasty = [
            b"",
            b"\x00",
            b"\xff",
            b"NaN",
            b"1e999",
            b"-",
            b"[",
            b"<",
            b"&",
            b'"',
            b"\xed\xa0\x80",
            b"99" * 20,
        ]
        spoiled[at:end] = rng.choice([*nasty, bytes(spoiled[at:end]) * 2, bytes([rng.randrange(256)])])
    return bytes(spoiled)


@pytest.mark.parametrize("suffix", SEEDS)
@pytest.mark.parametrize("seed", range(4))
def test_no_spoiled_file_gets_past_the_named_error(tmp_path, suffix, seed):
    rng = random.Random(f"{suffix}{seed}")
    if suffix == ".kmz":
        content = kmz(tmp_path / "seed.kmz", **{"doc.kml": SEEDS[".kml"]}).read_bytes()
    else:
        content = SEEDS[suffix]
    path = tmp_path / f"spoiled{suffix}"
    refusals: list[str] = []
    for _ in range(60):
        path.write_bytes(mutated(rng, content))
        try:
            by_suffix.read(path)
        except FormatError as e:
            refusals.append(str(e))
    assert len(refusals) > 20
    assert not any("\n" in refusal for refusal in refusals)
