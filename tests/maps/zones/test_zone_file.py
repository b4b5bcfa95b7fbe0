"""Files of zones as they are published, quirk by quirk: tolerant in form, strict in meaning."""

from __future__ import annotations

import copy
import hashlib
import json
import math
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_FILE_BYTES
from maps.sun import SunEvent
from maps.zones.times import EVERY_DAY
from maps.zones.zone import NO_CEILING, Reference, Restriction, ZoneFile
from maps.zones.zone_file import read_zones

SAMPLES = Path(__file__).parents[2] / "data" / "zones"
ED269 = json.loads((SAMPLES / "ed269_made_up_lv.json").read_text("utf-8-sig"))
ED318 = json.loads((SAMPLES / "ed318_made_up.json").read_text("utf-8"))
VIEWER = json.loads((SAMPLES / "utm_avm_lt_made_up.geojson").read_text("utf-8"))
BOX = [[23.3, 56.44], [23.4, 56.44], [23.4, 56.5], [23.3, 56.5], [23.3, 56.44]]


@pytest.fixture
def read(tmp_path: Path):
    """Writes a document and reads it as zones."""

    def reading(document: Any) -> ZoneFile:
        path = tmp_path / "zones.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return read_zones(path)

    return reading


def latvian(**changes: Any) -> Any:
    document = copy.deepcopy(ED269)
    document["features"][0] |= changes
    return document


def layer(**changes: Any) -> Any:
    """The Latvian sample with one volume changed."""
    document = copy.deepcopy(ED269)
    document["features"][0]["geometry"] = [document["features"][0]["geometry"][0] | changes]
    return document


def outline(coordinates: Any, kind: str = "Polygon") -> Any:
    return layer(horizontalProjection={"type": kind, "coordinates": coordinates})


def lithuanian(number: int = 0, **changes: Any) -> Any:
    document = copy.deepcopy(VIEWER)
    document["features"][number]["properties"] |= changes
    return document


def successor(number: int = 0, **changes: Any) -> Any:
    document = copy.deepcopy(ED318)
    document["features"][number]["properties"] |= changes
    return document


# --- the three samples ---------------------------------------------------------------------------


def test_a_latvian_file_with_its_byte_order_mark():
    file = read_zones(SAMPLES / "ed269_made_up_lv.json")
    (zone,) = file.zones
    assert (file.kind, zone.id, zone.name(), zone.country) == (
        "ED-269",
        "EVX0001",
        "Example border zone",
        "LVA",
    )
    assert zone.restriction is Restriction.PROHIBITED
    assert [(v.upper.metres, v.upper.counted_from) for v in zone.volumes] == [
        (6000.0, Reference.SEA),
        (50.0, Reference.GROUND),
    ]
    assert zone.periods[0].begins == datetime(2026, 4, 1, tzinfo=UTC)
    assert zone.periods[0].slots[0].days == frozenset(range(5))
    assert zone.contact.name == "Example authority"


def test_a_circle_is_nowhere_smaller_than_it_is():
    circle = read_zones(SAMPLES / "ed269_made_up_lv.json").zones[0].volumes[1].shape
    east_deg = 500.0 / (111_320.0 * math.cos(math.radians(56.465)))
    assert circle.covers(Point(23.345 + 0.998 * east_deg, 56.465))
    assert not circle.covers(Point(23.345 + 1.01 * east_deg, 56.465))


def test_the_successor_of_that_format():
    file = read_zones(SAMPLES / "ed318_made_up.json")
    wood, round_one = file.zones
    assert file.kind == "ED-318"
    assert file.edition == file.valid_from == datetime(2026, 4, 1, tzinfo=UTC)
    assert file.edition_stated
    assert (wood.name("lt"), wood.name("lv"), round_one.name()) == ("Pavyzdys", "Example", "EYX0002")
    assert wood.restriction is Restriction.PERMIT
    assert (wood.periods[0].slots[0].begins, wood.periods[0].slots[0].ends) == (
        SunEvent.SUNRISE,
        SunEvent.SUNSET,
    )
    assert round_one.volumes[0].shape.covers(Point(23.6, 56.24))


def test_the_lithuanian_viewers_file():
    file = read_zones(SAMPLES / "utm_avm_lt_made_up.geojson")
    assert [zone.id for zone in file.zones] == ["EYX901", "A9901/26"]
    assert file.zones[0].volumes[0].upper.metres == pytest.approx(6000 * 0.3048)
    assert file.edition == datetime(2026, 8, 7, tzinfo=UTC)


# --- what is no zone -----------------------------------------------------------------------------


def test_masks_of_the_world_and_hidden_features_are_dropped_and_said():
    dropped = read_zones(SAMPLES / "utm_avm_lt_made_up.geojson").dropped
    assert dropped == ('zone 3 "Outside Lithuania"', 'zone 4 "hidden furniture"')


def test_whatever_is_wider_than_a_continent_is_a_mask_whatever_its_name(read: Any):
    wide = [[-20.0, 30.0], [40.0, 30.0], [40.0, 70.0], [-20.0, 70.0], [-20.0, 30.0]]
    assert read(outline([wide])).dropped == ('zone 1 "Example border zone"',)


# --- age -----------------------------------------------------------------------------------------


def test_a_file_that_does_not_say_when_it_was_issued_is_as_old_as_it_was_saved(tmp_path: Path):
    path = tmp_path / "zones.json"
    path.write_text(json.dumps(ED269), encoding="utf-8")
    os.utime(path, (1_776_000_000, 1_776_000_000))
    file = read_zones(path)
    assert file.edition == datetime.fromtimestamp(1_776_000_000, UTC)
    assert not file.edition_stated
    assert file.age_h(datetime.fromtimestamp(1_776_000_000 + 7200, UTC)) == 2.0
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


# --- quirks of form ------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["REQ_AUTHORISATION", "REQ_AUTHORIZATION", "req_authorisation"])
def test_both_spellings_of_a_permit_are_one(read: Any, word: str):
    assert read(latvian(restriction=word)).zones[0].restriction is Restriction.PERMIT


def test_an_unknown_restriction_counts_as_prohibited_and_is_said(read: Any):
    file = read(latvian(restriction="MAYBE"))
    assert file.zones[0].restriction is Restriction.PROHIBITED
    assert [(r.code, r.said) for r in file.remarks] == [("restriction_unknown", "MAYBE")]


def test_a_plain_list_of_zones_is_read(read: Any):
    assert len(read(ED269["features"]).zones) == 1


@pytest.mark.parametrize(
    "missing", ["zoneAuthority", "reason", "name", "applicability", "message", "identifier"]
)
def test_what_publishers_leave_out_is_not_missed(read: Any, missing: str):
    document = copy.deepcopy(ED269)
    del document["features"][0][missing]
    assert len(read(document).zones) == 1


@pytest.mark.parametrize(
    ("name", "lv", "en"),
    [
        ("Vējš", "Vējš", "Vējš"),
        ([{"text": "Wind", "lang": "en-GB"}, {"text": "Vējš", "lang": "lv-LV"}], "Vējš", "Wind"),
        ([{"text": "Tuul", "lang": "et"}], "Tuul", "Tuul"),
        (None, "EVX0001", "EVX0001"),
        ([], "EVX0001", "EVX0001"),
    ],
)
def test_names_in_every_shape(read: Any, name: Any, lv: str, en: str):
    zone = read(latvian(name=name)).zones[0]
    assert (zone.name("lv"), zone.name("en")) == (lv, en)


def test_a_single_volume_may_stand_without_its_list(read: Any):
    assert len(read(latvian(geometry=ED269["features"][0]["geometry"][0])).zones[0].volumes) == 1


def test_the_viewers_limits_may_be_a_list_or_only_their_metres(read: Any):
    twice = [VIEWER["features"][0]["properties"]["geometry"]] * 2
    assert len(read(lithuanian(geometry=twice)).zones[0].volumes) == 2
    bare = lithuanian()
    del bare["features"][0]["properties"]["geometry"]
    limits = read(bare).zones[0].volumes[0]
    assert (limits.upper.metres, limits.upper.counted_from) == (1829.0, Reference.GROUND)
    assert (limits.lower.metres, limits.lower.counted_from) == (0.0, Reference.GROUND)


def test_an_outline_that_somebody_drew_is_forbidden_at_all_heights_and_said(read: Any):
    drawn = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [BOX]}}
    file = read({"type": "FeatureCollection", "features": [drawn]})
    assert file.zones[0].restriction is Restriction.PROHIBITED
    assert file.zones[0].volumes[0].upper.metres is None
    assert file.remarks[0].code == "restriction_unknown"


def test_the_successor_is_known_by_where_its_restriction_stands(read: Any):
    polygon = {"type": "Polygon", "coordinates": [BOX]}
    bare = {"type": "Feature", "properties": {"type": "CONDITIONAL"}, "geometry": polygon}
    file = read({"type": "FeatureCollection", "features": [bare]})
    assert (file.kind, file.zones[0].restriction) == ("ED-318", Restriction.CONDITIONAL)


# --- limits --------------------------------------------------------------------------------------


def test_a_limit_that_is_not_stated_is_neither_0_nor_infinite(read: Any):
    document = layer()
    del document["features"][0]["geometry"][0]["upperLimit"]
    assert read(document).zones[0].volumes[0].upper.metres is None


def test_99999_is_no_ceiling_and_feet_are_feet(read: Any):
    assert read(layer(upperLimit=99999)).zones[0].volumes[0].upper.metres == NO_CEILING
    feet = read(layer(upperLimit=1000, uomDimensions="FT")).zones[0].volumes[0]
    assert feet.upper.metres == pytest.approx(304.8)


def test_an_unknown_unit_makes_the_height_unknown_and_is_said(read: Any):
    file = read(layer(upperLimit=65, uomDimensions="FL"))
    assert file.zones[0].volumes[0].upper.counted_from is Reference.UNKNOWN
    assert {remark.code for remark in file.remarks} == {"unit_unknown"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("AGL", Reference.GROUND),
        ("SFC", Reference.GROUND),
        ("AMSL", Reference.SEA),
        ("WGS84", Reference.ELLIPSOID),
        ("", Reference.UNKNOWN),
        (None, Reference.UNKNOWN),
        ("QNE", Reference.UNKNOWN),
    ],
)
def test_what_a_height_counts_from(read: Any, word: Any, meant: Reference):
    assert read(layer(upperVerticalReference=word)).zones[0].volumes[0].upper.counted_from is meant


def test_an_upper_limit_below_the_lower_one_refuses_the_file(read: Any):
    with pytest.raises(FormatError, match=r'zone 1 "Example border zone".*upper limit \(10 m\) is below'):
        read(layer(lowerLimit=50, upperLimit=10, upperVerticalReference="AGL"))


# --- outlines ------------------------------------------------------------------------------------


def test_parts_are_kept_and_holes_are_outside(read: Any):
    hole = [[23.34, 56.46], [23.36, 56.46], [23.36, 56.48], [23.34, 56.48], [23.34, 56.46]]
    other = [[x + 1.0, y] for x, y in BOX]
    shape = read(outline([[BOX, hole], [other]], "MultiPolygon")).zones[0].volumes[0].shape
    assert not shape.covers(Point(23.35, 56.47))
    assert shape.covers(Point(23.31, 56.45))
    assert shape.covers(Point(24.31, 56.45))


BOWTIE = [[23.3, 56.44], [23.4, 56.5], [23.4, 56.44], [23.3, 56.5], [23.3, 56.44]]


@pytest.mark.parametrize(
    ("ring", "said"),
    [
        (BOX[:-1], "not closed"),
        (BOX[:2] + BOX[:1], "3 corners"),
        ([], "3 corners"),
        (BOWTIE, "not an area"),
        ([[y, x] for x, y in BOX], "position"),
        ([[56.44, 23.3], *BOX[1:-1], [56.44, 23.3]], "swapped"),
        ([[23.3, 95.0], *BOX[1:-1], [23.3, 95.0]], "position 1"),
        ([[462490.4, 259670.6], *BOX[1:-1], [462490.4, 259670.6]], "national grid"),
        ([["23.3", "56.44"], *BOX[1:]], "two numbers"),
        ([[23.3], *BOX[1:]], "two numbers"),
        ([None, *BOX[1:]], "two numbers"),
        ("outline", "list"),
    ],
)
def test_one_bad_outline_refuses_the_whole_file_with_its_number_and_name(read: Any, ring: Any, said: str):
    document = outline([ring])
    document["features"].insert(0, copy.deepcopy(ED269["features"][0]))
    with pytest.raises(FormatError, match=said) as refused:
        read(document)
    assert 'zone 2 "Example border zone"' in str(refused.value)


def test_nan_refuses_the_file(tmp_path: Path):
    path = tmp_path / "zones.json"
    path.write_text(json.dumps(outline([[[math.nan, 56.44], *BOX[1:]]])), encoding="utf-8")
    with pytest.raises(FormatError, match="NaN is not a number"):
        read_zones(path)


@pytest.mark.parametrize("radius", [None, 0, -5, "500", True, 1e9])
def test_a_circle_needs_a_radius(read: Any, radius: Any):
    with pytest.raises(FormatError, match=r"zone 1.*no radius"):
        read(layer(horizontalProjection={"type": "Circle", "center": [23.3, 56.4], "radius": radius}))


def test_a_collection_of_volumes_in_the_successor(read: Any):
    document = copy.deepcopy(ED318)
    first, second = (feature["geometry"] for feature in document["features"])
    document["features"][0]["geometry"] = {"type": "GeometryCollection", "geometries": [first, second]}
    assert len(read(document).zones[0].volumes) == 2


# --- times ---------------------------------------------------------------------------------------


def period(read: Any, **applicability: Any):
    return read(latvian(applicability=[applicability])).zones[0].periods[0]


def test_permanent_wins_over_a_schedule(read: Any):
    always = period(
        read, permanent="YES", schedule=[{"day": ["MON"], "startTime": "08:00Z", "endTime": "09:00Z"}]
    )
    assert always.slots == ()
    assert always.readable


def test_midnight_may_be_the_24th_hour_and_the_day_may_end_at_2359(read: Any):
    for end in ("24:00", "23:59:00.00Z"):
        (slot,) = period(read, schedule=[{"day": ["ANY"], "startTime": "00:00", "endTime": end}]).slots
        assert (slot.days, slot.begins, slot.ends) == (EVERY_DAY, 0.0, 86_400.0)


def test_a_time_with_an_offset_is_taken_to_utc(read: Any):
    hours = [{"day": "SAT", "startTime": "08:00+03:00", "endTime": "20:30:00+03:00"}]
    (slot,) = period(read, permanent="NO", schedule=hours).slots
    assert (slot.days, slot.begins, slot.ends) == (frozenset({5}), 5 * 3600.0, 17.5 * 3600.0)


@pytest.mark.parametrize(
    "schedule",
    [
        [{"day": ["PH"], "startTime": "08:00Z", "endTime": "09:00Z"}],
        [{"day": ["MON"], "startTime": "8 o'clock", "endTime": "09:00Z"}],
        [{"day": ["MON"], "startTime": "25:00Z", "endTime": "09:00Z"}],
        [{"day": ["MON"], "startEvent": "NOON", "endTime": "09:00Z"}],
        ["HX"],
    ],
)
def test_hours_that_are_not_understood_are_unreadable_and_not_never(read: Any, schedule: Any):
    assert not period(read, permanent="NO", schedule=schedule).readable


@pytest.mark.parametrize("when", ["soon", 7, "2026-13-01T00:00:00Z"])
def test_a_date_that_is_not_understood_is_unreadable(read: Any, when: Any):
    assert not period(read, startDateTime=when).readable


def test_dates_the_wrong_way_round_are_unreadable(read: Any):
    assert not period(read, startDateTime="2026-05-01T00:00:00Z", endDateTime="2026-04-01T00:00:00Z").readable


# --- files that are none -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"{}", 'no "features"'),
        (b'{"features": 7}', "list"),
        (b'{"features": [7]}', "zone 1.*object"),
        (b"7", "object"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"features": [{"geometry": null, "properties": null, "type": "Feature"}]}', "zone 1"),
        (b"[[]]", "zone 1"),
    ],
)
def test_what_is_no_file_of_zones_is_refused_in_one_line(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "zones.json"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=said) as refused:
        read_zones(path)
    assert str(refused.value).isprintable()


def test_a_file_of_100_mb_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "zones.json"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(FormatError, match=f"larger than {MAX_FILE_BYTES // 2**20} MB"):
        read_zones(path)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "features",
                        "geometry",
                        "properties",
                        "type",
                        "coordinates",
                        "layer",
                        "center",
                        "radius",
                        "horizontalProjection",
                        "applicability",
                        "schedule",
                        "name",
                        "text",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_document_does_more_than_be_refused(tmp_path_factory: pytest.TempPathFactory, document: Any):
    path = tmp_path_factory.mktemp("zones") / "zones.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with suppress(FormatError):
        read_zones(path)
