"""Every quirk that zone files are known to have, one row each: read in all three forms, and judged.

The rows are those of the reading rules: tolerant in form, strict in meaning, and never clear on doubt.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from shapely import Point

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_FILE_BYTES, MAX_ZONE_POSITIONS, MAX_ZONES
from maps.zones.zone import NO_CEILING, Reference, Restriction
from maps.zones.zone_file import read_zones
from tests.maps.zones.three_forms import (
    FORMS,
    ISSUED,
    ed269,
    ed318,
    elsewhere,
    judged,
    read,
    ring,
    rings,
    viewer,
    zone,
)
from tests.missions import shapes
from tests.missions.findings.airs import NOON, ON_IT, Flat

if TYPE_CHECKING:
    from collections.abc import Callable

    Form = Callable[..., Any]

every_form = pytest.mark.parametrize("form", FORMS)
HOURS = {"startTime": "08:00Z", "endTime": "09:00Z"}
MORNING = NOON - timedelta(hours=3, minutes=30)  # 08:30, a Friday


def scheduled(*slots: dict[str, Any], **dates: Any) -> list[dict[str, Any]]:
    return [{"permanent": "NO", **dates, "schedule": list(slots)}]


def is_met(folder: Path, form: Form, at: datetime, *slots: dict[str, Any], **dates: Any) -> bool:
    """Whether a zone with these hours stops the search at that hour; nothing else may be in doubt."""
    codes = judged(read(folder, form(zone(when=scheduled(*slots, **dates)), elsewhere())), at, Flat())
    assert "zone_not_evaluated" not in codes
    return "zone_conflict" in codes


# --- the forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "kind"), [(ed269, "ED-269"), (ed318, "ED-318"), (viewer, "GeoJSON")])
def test_each_form_is_known_and_its_zone_stops_the_search(tmp_path: Path, form: Form, kind: str):
    file = read(tmp_path, form(zone(), elsewhere()))
    assert (file.kind, len(file.zones), file.edition_stated) == (kind, 2, True)
    assert file.edition == datetime.fromisoformat(ISSUED)
    assert judged(file, ground=Flat())["zone_conflict"].facts["contact"] == "+371 20000000"
    assert "zones_clear" in judged(read(tmp_path, form(elsewhere())), ground=Flat())


@every_form
def test_longitude_stands_first_in_every_form(tmp_path: Path, form: Form):
    (one,) = read(tmp_path, form(zone())).zones
    middle = shapes.at(150, 100)
    assert one.volumes[0].shape.covers(Point(middle.lon_deg, middle.lat_deg))


@every_form
def test_a_circle_reaches_as_far_as_its_radius(tmp_path: Path, form: Form):
    middle = shapes.at(150, 100)
    circle = {"type": "Circle", "center": [middle.lon_deg, middle.lat_deg], "radius": 40}
    (one,) = read(tmp_path, form(zone(circle))).zones
    for away_m, within in ((39.5, True), (41.0, False)):
        at = shapes.at(150 + away_m, 100)
        assert one.volumes[0].shape.covers(Point(at.lon_deg, at.lat_deg)) is within
    assert "zone_conflict" in judged(read(tmp_path, form(zone(circle))), ground=Flat())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("depth", [1, 2])
def test_some_publishers_wrap_it_as_a_plain_list(tmp_path: Path, form: Form, depth: int):
    """The features alone, or the whole document as the only one of a list."""
    document = form(zone(), elsewhere())
    wrapped = document["features"] if depth == 1 else [document]
    assert [one.id for one in read(tmp_path, wrapped).zones] == ["EVX0001", "EVX0002"]


def test_the_successor_says_of_itself_when_it_was_issued_and_from_when_it_is_valid(tmp_path: Path):
    for head in ("metadata", "datasetMetadata"):
        document = ed318(zone())
        document[head] = {"issued": "2026-04-16T09:00:00Z", "validFrom": "2026-04-18T00:00:00Z"}
        if head != "metadata":
            del document["metadata"]
        file = read(tmp_path, document)
        assert file.edition == datetime(2026, 4, 16, 9, tzinfo=UTC)
        assert file.valid_from == datetime(2026, 4, 18, tzinfo=UTC)
        assert {"zone_conflict", "zones_not_valid"} <= set(judged(file, ground=Flat()))


def test_a_notam_has_a_longer_name_than_a_zone(tmp_path: Path):
    (one,) = read(tmp_path, viewer(zone(identifier="A5076/26", name="A5076/26"))).zones
    assert (one.id, one.name("lt")) == ("A5076/26", "A5076/26")


def test_the_viewers_reason_is_prose_and_its_limits_one_object_or_a_list(tmp_path: Path):
    document = viewer(zone(reason="Oro eismas", airspaceclass="G", extendedProperties={}))
    told = document["features"][0]["properties"]
    once = read(tmp_path, document).zones[0]
    told["geometry"] = [told["geometry"], {**told["geometry"], "lowerLimit": 200, "upperLimit": 300}]
    twice = read(tmp_path, document).zones[0]
    assert (len(once.volumes), len(twice.volumes)) == (1, 2)


def test_the_viewers_own_metres_are_taken_where_it_has_no_other_limits(tmp_path: Path):
    document = viewer(zone())
    told = document["features"][0]["properties"]
    del told["geometry"]
    told |= {"lowerMeters": 0, "upperMeters": 50, "lower": "SFC", "upper": "164 FT AGL"}
    upper = read(tmp_path, document).zones[0].volumes[0].upper
    assert (upper.metres, upper.counted_from) == (50.0, Reference.GROUND)


# --- the table of reading rules, row by row ------------------------------------------------------


@every_form
def test_row_byte_order_mark(tmp_path: Path, form: Form):
    file = read(tmp_path, form(zone(name="Ķekavas lidlauks")), "utf-8-sig")
    assert (tmp_path / "zones.json").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert file.zones[0].name("lv") == "Ķekavas lidlauks"


@every_form
@pytest.mark.parametrize("word", ["REQ_AUTHORISATION", "REQ_AUTHORIZATION"])
def test_row_both_spellings_of_a_permit(tmp_path: Path, form: Form, word: str):
    file = read(tmp_path, form(zone(restriction=word)))
    assert file.zones[0].restriction is Restriction.PERMIT
    assert not file.remarks
    assert judged(file, ground=Flat())["zone_conflict"].facts["restriction"] == "req_authorisation"


@every_form
def test_row_an_unknown_restriction_counts_as_prohibited_and_is_said(tmp_path: Path, form: Form):
    other = zone(
        restriction="NO_RESTRICTION", identifier="EVX0003", shape=rings([(900, 900), (950, 900), (950, 950)])
    )
    file = read(tmp_path, form(other, zone(restriction="MAYBE")))
    assert file.zones[1].restriction is Restriction.PROHIBITED
    assert [(remark.code, remark.said) for remark in file.remarks] == [("restriction_unknown", "MAYBE")]
    assert "zone_conflict" in judged(file, ground=Flat())


TWO = [{"text": "Wind", "lang": "en-GB"}, {"text": "Vėjas", "lang": "lt-LT"}]


@every_form
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Vējš", "Vējš"),
        (TWO, "Vėjas"),
        (TWO[:1], "Wind"),
        ([{"text": "Tuul", "lang": "et"}], "Tuul"),
        ([{"text": "Wind"}], "Wind"),
        (None, "EVX0001"),
    ],
    ids=["text", "ours", "english", "first", "no language", "identifier"],
)
def test_row_names_in_every_shape(tmp_path: Path, form: Form, name: Any, shown: str):
    assert read(tmp_path, form(zone(name=name))).zones[0].name("lt") == shown


@every_form
def test_row_messages_and_conditions_have_languages_too(tmp_path: Path, form: Form):
    one = read(tmp_path, form(zone(message=TWO, restrictionConditions="Zvanīt"))).zones[0]
    assert one.message == {"en-GB": "Wind", "lt-LT": "Vėjas"}
    assert one.conditions == {"": "Zvanīt"}


@every_form
@pytest.mark.parametrize("missing", ["zoneAuthority", "reason", "name"])
def test_row_what_publishers_leave_out_is_accepted(tmp_path: Path, form: Form, missing: str):
    told = zone()
    del told[missing]
    assert "zone_conflict" in judged(read(tmp_path, form(told)), ground=Flat())


@every_form
@pytest.mark.parametrize("which", ["lower", "upper"])
def test_row_a_missing_limit_is_neither_0_nor_infinite_and_every_height_is_inside(
    tmp_path: Path, form: Form, which: str
):
    file = read(tmp_path, form(zone(limits={which: None})))
    volume = file.zones[0].volumes[0]
    assert (volume.lower if which == "lower" else volume.upper).metres is None
    assert "zone_conflict" in judged(file, ground=Flat())


@every_form
def test_row_without_any_limit_it_is_met_though_nobody_knows_the_ground(tmp_path: Path, form: Form):
    limits = dict.fromkeys(("lower", "lower_from", "upper", "upper_from"))
    assert "zone_conflict" in judged(read(tmp_path, form(zone(limits=limits))))


@every_form
def test_row_99999_is_no_ceiling(tmp_path: Path, form: Form):
    file = read(tmp_path, form(zone(limits={"upper": 99999, "upper_from": "AMSL"})))
    assert file.zones[0].volumes[0].upper.metres == NO_CEILING
    assert "zone_conflict" in judged(file)


@every_form
@pytest.mark.parametrize(("feet", "met"), [(190, False), (200, True)])
def test_row_feet(tmp_path: Path, form: Form, feet: int, met: bool):
    """The search flies at 60 m, which is 197 ft."""
    file = read(tmp_path, form(zone(limits={"upper": feet, "unit": "FT"}), elsewhere()))
    assert file.zones[0].volumes[0].upper.metres == pytest.approx(0.3048 * feet)
    assert ("zone_conflict" in judged(file, ground=Flat())) is met


@every_form
@pytest.mark.parametrize("upper_from", ["AMSL", "WGS84"])
def test_row_heights_from_the_sea_are_not_compared_without_terrain(
    tmp_path: Path, form: Form, upper_from: str
):
    """60 m above ground that lies 20 m above the sea is 80 m above it, and some 105 m above the ellipsoid."""
    file = read(tmp_path, form(zone(limits={"upper": 120, "upper_from": upper_from}), elsewhere()))
    doubt = judged(file)["zone_not_evaluated"]
    assert (doubt.facts["reason"], doubt.severity.value) == ("height", "amber")
    assert "zones_clear" not in judged(file)
    assert "zone_conflict" in judged(file, ground=Flat(20.0))
    assert "zones_clear" in judged(file, ground=Flat(200.0))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "mask",
    [
        zone(
            {
                "type": "Polygon",
                "coordinates": [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]],
            }
        ),
        zone({"type": "Polygon", "coordinates": [[[0, 50], [40.1, 50], [40.1, 60], [0, 60], [0, 50]]]}),
        zone(name="Outside Lithuania"),
        zone(name=[{"text": "Outside Lithuania", "lang": "en"}]),
        zone(hidden=True),
    ],
    ids=["world", "40 degrees", "its name", "one of its names", "hidden"],
)
def test_row_masks_of_the_world_and_hidden_features_are_dropped_and_named(
    tmp_path: Path, form: Form, mask: dict[str, Any]
):
    file = read(tmp_path, form(elsewhere(), mask))
    assert [one.id for one in file.zones] == ["EVX0002"]
    assert len(file.dropped) == 1
    assert file.dropped[0].startswith("zone 2 ")
    assert "zones_clear" in judged(file, ground=Flat())


@every_form
def test_row_what_is_just_not_a_mask_is_kept(tmp_path: Path, form: Form):
    wide = {"type": "Polygon", "coordinates": [[[0, 50], [39.9, 50], [39.9, 60], [0, 60], [0, 50]]]}
    file = read(tmp_path, form(zone(wide)))
    assert not file.dropped
    assert "zone_conflict" in judged(file, ground=Flat())


@every_form
def test_row_several_volumes_and_parts_are_kept_and_a_hole_is_outside(tmp_path: Path, form: Form):
    around = [(-500, -500), (800, -500), (800, 800), (-500, 800)]
    hole = [(-120, -120), (420, -120), (420, 320), (-120, 320)]
    assert "zone_conflict" in judged(read(tmp_path, form(zone(rings(around)))), ground=Flat())
    holed = read(tmp_path, form(zone(rings(around, hole))))
    assert "zone_conflict" not in judged(holed, ground=Flat())
    far = [(5000, 0), (5100, 0), (5100, 100)]
    parts = {"type": "MultiPolygon", "coordinates": [[ring(far)], [ring(ON_IT)]]}
    assert "zone_conflict" in judged(read(tmp_path, form(zone(parts))), ground=Flat())


def test_row_of_several_volumes_the_second_counts_as_much(tmp_path: Path):
    document = ed269(zone(limits={"lower": 500, "upper": 600}))
    layers = document["features"][0]["geometry"]
    assert "zone_conflict" not in judged(read(tmp_path, document), ground=Flat())
    layers.append(ed269(zone())["features"][0]["geometry"][0])
    assert "zone_conflict" in judged(read(tmp_path, document), ground=Flat())


@every_form
def test_row_permanent_together_with_a_schedule_is_permanent(tmp_path: Path, form: Form):
    when = [{"permanent": "YES", "schedule": [{"day": ["MON"], **HOURS}]}]
    assert "zone_conflict" in judged(read(tmp_path, form(zone(when=when))), ground=Flat())
    assert "zone_conflict" in judged(read(tmp_path, form(zone(when=when))), at=None, ground=Flat())


@every_form
def test_row_hours_are_utc(tmp_path: Path, form: Form):
    for written in ("08:00Z", "08:00", "08:00:00", "08:00:00.00Z", "10:00+02:00"):
        slot = {"day": ["ANY"], "startTime": written, "endTime": "09:00Z"}
        assert is_met(tmp_path, form, MORNING, slot)
        assert not is_met(tmp_path, form, NOON, slot)


@every_form
def test_row_24_00_is_the_end_of_the_day(tmp_path: Path, form: Form):
    late = datetime(2026, 4, 17, 23, 30, tzinfo=UTC)
    for end in ("24:00", "24:00:00Z", "23:59"):
        assert is_met(tmp_path, form, late, {"day": ["FRI"], "startTime": "22:00", "endTime": end})
        after = late + timedelta(minutes=31)
        assert not is_met(tmp_path, form, after, {"day": ["FRI"], "startTime": "22:00", "endTime": end})


@every_form
def test_row_weekdays_are_a_set(tmp_path: Path, form: Form):
    for days, met in (
        (["MON", "FRI"], True),
        (["FRI"], True),
        ("FRI", True),
        (["ANY"], True),
        (["SAT", "SUN"], False),
    ):
        assert is_met(tmp_path, form, MORNING, {"day": days, **HOURS}) is met


@every_form
def test_row_hours_over_midnight_belong_to_the_day_they_begin_on(tmp_path: Path, form: Form):
    night = {"day": ["FRI"], "startTime": "22:00Z", "endTime": "04:00Z"}
    friday = datetime(2026, 4, 17, tzinfo=UTC)
    assert is_met(tmp_path, form, friday + timedelta(hours=27), night)  # Saturday, 3 in the morning
    assert not is_met(tmp_path, form, friday + timedelta(hours=1), night)  # Friday, 1 in the morning


@every_form
@pytest.mark.parametrize("day", ["MON-FRI", "PH", "MONTHLY", ""])
def test_row_days_that_nobody_can_read_are_not_evaluated(tmp_path: Path, form: Form, day: str):
    """ "MON-FRI" is no Monday: on a Friday it would be missed."""
    when = scheduled({"day": [day], **HOURS})
    codes = judged(read(tmp_path, form(zone(when=when), elsewhere())), MORNING, Flat())
    assert codes["zone_not_evaluated"].facts["reason"] == "time"
    assert "zones_clear" not in codes


@every_form
def test_row_dates_bound_the_hours_and_a_date_without_an_hour_is_that_whole_day(tmp_path: Path, form: Form):
    always = {"day": ["ANY"], "startTime": "00:00", "endTime": "24:00"}
    for ends, met in (("2026-04-17", True), ("2026-04-16", False), ("2026-04-17T11:59:00Z", False)):
        dates = {"startDateTime": "2026-04-01", "endDateTime": ends}
        assert is_met(tmp_path, form, NOON, always, **dates) is met


@every_form
@pytest.mark.parametrize(
    ("begins", "ends", "by_day"),
    [("SR", "SS", True), ("SS", "SR", False), ("BMCT", "EECT", True)],
)
def test_row_events_of_the_sun_are_computed(tmp_path: Path, form: Form, begins: str, ends: str, by_day: bool):
    slot = {"day": ["ANY"], "startEvent": begins, "endEvent": ends}
    assert is_met(tmp_path, form, NOON, slot) is by_day
    assert is_met(tmp_path, form, NOON + timedelta(hours=10), slot) is not by_day


@every_form
def test_row_twilight_begins_before_the_sun_rises(tmp_path: Path, form: Form):
    """On 17 April the sun rises in the middle of Latvia at 03:10 UTC, and civil twilight begins at 02:28."""
    early = datetime(2026, 4, 17, 1, 45, tzinfo=UTC)  # the flight is looked at for an hour
    assert is_met(tmp_path, form, early, {"startEvent": "BMCT", "endEvent": "SS"})
    assert not is_met(tmp_path, form, early, {"startEvent": "SR", "endEvent": "SS"})


@every_form
def test_row_an_event_that_does_not_happen_leaves_the_zone_active(tmp_path: Path, form: Form):
    """Far in the north the midsummer sun does not set; the search lies elsewhere, so the hours are asked."""
    ring_there = [[25.0, 70.0], [25.1, 70.0], [25.1, 70.1], [25.0, 70.1], [25.0, 70.0]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring_there], [ring()]]}
    for place, met in ((rings(ON_IT), False), (shape, True)):
        when = scheduled({"day": ["ANY"], "startEvent": "SS", "endEvent": "SR"})
        at = datetime(2026, 6, 21, 9, tzinfo=UTC)
        file = read(tmp_path, form(zone(place, when=when)))
        assert ("zone_conflict" in judged(file, at, Flat())) is met


BOWTIE = [(100, 50), (200, 150), (200, 50), (100, 150)]
FIRST = ring()[0]
BAD_RINGS = {
    "unclosed": (ring()[:-1], "not closed"),
    "two corners": ([*ring()[:2], FIRST], "3 corners"),
    "twice the same corner": ([FIRST, ring()[1], ring()[1], FIRST], "not an area|encloses nothing"),
    "not a number": ([[math.nan, FIRST[1]], *ring()[1:]], "NaN"),
    "latitude out of range": ([[FIRST[0], 95.0], *ring()[1:-1], [FIRST[0], 95.0]], "position 1"),
    "longitude out of range": ([[195.0, FIRST[1]], *ring()[1:-1], [195.0, FIRST[1]]], "position 1"),
    "crossing itself": (ring(BOWTIE), "not an area"),
    "latitude first": ([[y, x] for x, y in ring()], "swapped"),
    "no ring": ([], "3 corners"),
}


@every_form
@pytest.mark.parametrize("bad", BAD_RINGS)
def test_row_one_bad_zone_refuses_the_whole_file_with_its_number_and_reason(
    tmp_path: Path, form: Form, bad: str
):
    coordinates, reason = BAD_RINGS[bad]
    broken = zone({"type": "Polygon", "coordinates": [coordinates]}, name="Salauzta")
    with pytest.raises(FormatError, match=reason) as refused:
        read(tmp_path, form(elsewhere(), broken))
    assert str(refused.value).startswith("zones.json: ")
    if bad != "not a number":  # JSON itself refuses it, before anybody knows of zones
        assert 'zone 2 "Salauzta"' in str(refused.value)


@every_form
def test_row_size_is_capped_in_vertices(tmp_path: Path, form: Form):
    step = 2.0 * math.pi / 41_000
    places = [[round(25 + math.cos(n * step), 4), round(56 + math.sin(n * step), 4)] for n in range(41_000)]
    one = zone({"type": "Polygon", "coordinates": [[*places, places[0]]]})
    with pytest.raises(FormatError, match=f"zone 4.*more than {MAX_ZONE_POSITIONS:,} positions"):
        read(tmp_path, form(*[one] * 4))


def test_row_size_is_capped_in_bytes(tmp_path: Path):
    path = tmp_path / "zones.json"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(FormatError, match=f"larger than {MAX_FILE_BYTES // 2**20} MB"):
        read_zones(path)


def test_row_a_national_file_of_335_zones_is_read(tmp_path: Path):
    turns = [2.0 * math.pi * n / 250 for n in (*range(250), 0)]

    def round_one(lon: float, lat: float) -> dict[str, Any]:
        places = [[lon + 0.05 * math.cos(turn), lat + 0.05 * math.sin(turn)] for turn in turns]
        return {"type": "Polygon", "coordinates": [places]}

    outlines = [round_one(21 + n % 20 / 4, 54 + n // 20 / 10) for n in range(335)]
    many = [zone(shape, identifier=f"EYX{n:03d}", country="LTU") for n, shape in enumerate(outlines)]
    file = read(tmp_path, viewer(*many))
    assert len(file.zones) == 335 < MAX_ZONES
    assert (tmp_path / "zones.json").stat().st_size > 3_000_000


# --- what is said of the file --------------------------------------------------------------------


@every_form
@pytest.mark.parametrize(("age_h", "clear"), [(0.0, True), (23.9, True), (24.1, False), (1000.0, False)])
def test_an_old_file_is_never_clear_and_still_shows_conflicts(
    tmp_path: Path, form: Form, age_h: float, clear: bool
):
    at = datetime.fromisoformat(ISSUED) + timedelta(hours=age_h)
    assert ("zones_clear" in judged(read(tmp_path, form(elsewhere())), at, Flat())) is clear
    assert ("zones_old" in judged(read(tmp_path, form(elsewhere())), at, Flat())) is not clear
    assert "zone_conflict" in judged(read(tmp_path, form(zone())), at, Flat())


def test_a_file_from_the_day_after_the_flight_has_no_age_that_anybody_can_trust(tmp_path: Path):
    at = datetime.fromisoformat(ISSUED) - timedelta(hours=25)
    codes = judged(read(tmp_path, ed318(elsewhere())), at, Flat())
    assert "zones_not_valid" in codes
    assert "zones_clear" not in codes
    assert "zones_clear" in judged(read(tmp_path, ed318(elsewhere())), at + timedelta(hours=2), Flat())
