"""The shipped samples read exactly, and no bytes do worse than be refused in one line."""

from __future__ import annotations

import hashlib
import math
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.tracks.fixes import Asked
from incidents.tracks.read import ReadTrack, read_track
from incidents.tracks.track import AskedError, TrackError, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK, day=date(2026, 4, 12))
AT = datetime(2026, 4, 12, 10, 21, tzinfo=UTC)
KNOTS_15_1 = 15.1 * 1852 / 3600

# What a mutation may break: whole words of every form, and bytes of none
PIECES = [
    b"$GPRMC,102100.00,A,5627.9000,N,02320.7000,E,15.1,283.0,120426,,,A*68\r\n",
    b"$GPGGA,102100.00,5627.9000,N,02320.7000,E,1,18,0.7,42.1,M,26.0,M,,*58\r\n",
    b"$GPRMC,,V,,,,,,,,,,N*53\r\n",
    b">RPV37260+5646500+0233450004028332;ID=0001;*7A<\n",
    b'[{"fixTime":"2026-04-12T10:21:00Z","latitude":56.4,"longitude":23.3,"valid":true}]',
    b'<gpx><trk><name>T</name><trkseg><trkpt lat="56" lon="23"><time>2026-04-12T10:21:00Z</time></trkpt>',
    b"</trkseg></trk></gpx>",
    b"1\n00:00:00,000 --> 00:00:00,033\n2026-04-12 13:21:00.123\n",
    b"[latitude: 56.46] [longitude: 23.34] [rel_alt: 3.0 abs_alt: 45]\n",
    b"HOME(23.3,56.4) 2017.08.05 14:11:51\nGPS(23.3450,56.4650,42) BAROMETER:12.3\n",
    b"time,lat,lon,speed_kmh\n2026-04-12 13:21:00,56.4,23.3,50\n",
    b"time(millisecond),datetime(utc),latitude,longitude,speed(mph)\n0,2026-04-12 10:21:00,56.4,23.3,10\n",
    b"CUSTOM.date [local],CUSTOM.updateTime [local],OSD.latitude,OSD.longitude\n",
    b"4/13/2026,1:21:00.12 PM,56.46,23.34\n",
    b"nan,inf,-1,1e308,99999999999999999999\n",
    b"\xff\xfe\x00",
    b",",
    b"\n",
    b"*",
]
SUFFIXES = ("gpx", "nmea", "taip", "json", "csv", "srt", "tlog", "bin", "ulg", "txt")


def test_the_gpx_sample_reads_exactly(tracks: Path):
    read = read_track(tracks / "truck.gpx", Asked(TrackKind.TRUCK))
    track = read.track
    assert (track.name, len(track), track.start) == ("TERVETE-1", 2, AT)
    assert track.at_us.tolist() == [1775989260000000, 1775989270000000]
    assert track.lat_deg.tolist() == [56.465, 56.4655]
    assert track.lon_deg.tolist() == [23.345, 23.346]
    assert track.height_m.tolist() == [42.1, 42.0]
    assert all(math.isnan(speed) for speed in track.speed_m_s.tolist())
    assert read.doubts == ()
    assert read.sha256 == hashlib.sha256((tracks / "truck.gpx").read_bytes()).hexdigest()


def test_the_nmea_sample_reads_exactly(tracks: Path):
    track = read_track(tracks / "truck.nmea", Asked(TrackKind.TRUCK)).track
    assert (track.name, len(track), track.start) == ("truck", 1, AT)
    assert (track.lat_deg[0], track.lon_deg[0], track.height_m[0]) == (56.465, 23.345, 42.1)
    assert track.speed_m_s[0] == pytest.approx(KNOTS_15_1)
    assert track.course_deg[0] == 283.0


def test_the_taip_sample_reads_exactly(tracks: Path):
    track = read_track(tracks / "truck.taip", TRUCK).track
    assert (track.name, len(track), track.start) == ("0001", 1, AT)
    assert (track.lat_deg[0], track.lon_deg[0]) == (56.465, 23.345)
    assert track.speed_m_s[0] == pytest.approx(40 * 0.44704)
    assert track.course_deg[0] == 283.0
    assert math.isnan(track.height_m[0])


def test_the_traccar_sample_reads_exactly(tracks: Path):
    track = read_track(tracks / "traccar_positions.json", Asked(TrackKind.TRUCK, name="AC-6")).track
    assert (track.name, len(track), track.start) == ("AC-6", 1, AT)
    assert (track.lat_deg[0], track.lon_deg[0], track.height_m[0]) == (56.465, 23.345, 42.1)
    assert track.speed_m_s[0] == pytest.approx(KNOTS_15_1)


def test_a_drones_own_recording_is_a_track(tracks: Path):
    read = read_track(tracks.parent / "flight1_extract.tlog", Asked(TrackKind.DRONE, name="other"))
    assert len(read.track) > 500
    assert float(read.track.height_m.max()) == pytest.approx(40.02, abs=0.01)


@pytest.mark.parametrize("name", ["letter.docx", "photo"])
def test_what_is_no_track_is_told_what_would_be(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"Dear chief, the truck went well.")
    with pytest.raises(TrackError, match=r"is no track we know; give \.gpx, \.nmea"):
        read_track(tmp_path / name, TRUCK)


def test_a_text_of_any_name_is_known_by_its_first_lines(tmp_path: Path, tracks: Path):
    for sample in ("truck.nmea", "truck.taip"):
        (tmp_path / "log.txt").write_bytes((tracks / sample).read_bytes())
        assert len(read_track(tmp_path / "log.txt", TRUCK).track) == 1


def test_a_zone_that_is_none_is_refused(tracks: Path):
    with pytest.raises(TrackError, match='"Mars/North" is not a time zone'):
        read_track(tracks / "truck.gpx", Asked(TrackKind.TRUCK, tz="Mars/North"))


def test_a_file_that_is_gone_is_one_line(tmp_path: Path):
    with pytest.raises(TrackError, match=r"gone\.gpx: cannot be read"):
        read_track(tmp_path / "gone.gpx", TRUCK)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(SUFFIXES),
    parts=st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=40)), max_size=8),
    day=st.sampled_from([None, date(2026, 4, 12)]),
)
def test_any_bytes_are_a_track_or_one_line(tmp_path: Path, suffix: str, parts: list[bytes], day: date | None):
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(b"".join(parts))
    read = read_or_refusal(path, day)
    if isinstance(read, TrackError):
        assert "\n" not in str(read)
        assert "any." in str(read)
        return
    track = read.track
    assert len(track) > 0
    assert all(step >= 0 for step in (track.at_us[1:] - track.at_us[:-1]).tolist())
    assert all(abs(lat) <= 90 for lat in track.lat_deg.tolist())
    assert not math.isnan(track.distance_m())


def read_or_refusal(path: Path, day: date | None) -> ReadTrack | TrackError:
    try:
        return read_track(path, Asked(TrackKind.TRUCK, day=day))
    except TrackError as error:
        return error


def test_a_day_is_asked_for_and_named(tracks: Path):
    with pytest.raises(AskedError, match="--date") as asked:
        read_track(tracks / "truck.taip", Asked(TrackKind.TRUCK))
    assert asked.value.field == "date"
