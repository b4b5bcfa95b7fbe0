from pathlib import Path

import numpy as np
import pytest

from telemetry.frames import FramesError, read_frames
from telemetry.logs.dataflash import read_dataflash
from telemetry.logs.fields import Field, curves_in
from tests.telemetry import tlogs
from tests.telemetry.logs import binlogs, ulogs


def units(path: Path) -> dict[str, str]:
    return {known.field.label: known.unit for known in curves_in(path).known()}


def test_the_numbers_of_a_tlog_have_the_units_that_people_read():
    found = units(tlogs.EXTRACT)
    assert found["ATTITUDE.roll"] == "°"
    assert found["GLOBAL_POSITION_INT.relative_alt"] == "m"
    assert found["SYS_STATUS.voltage_battery"] == "V"
    assert "STATUSTEXT.text" not in found
    assert "ATTITUDE.time_boot_ms" not in found


def test_a_curve_of_a_tlog_is_what_was_said_in_that_unit():
    curve = curves_in(tlogs.EXTRACT).curve(Field("GLOBAL_POSITION_INT", "relative_alt"))
    rows = read_frames(tlogs.EXTRACT).rows("GLOBAL_POSITION_INT")
    assert curve.values == pytest.approx(rows.fields["relative_alt"] / 1000.0)
    assert curve.at_us.tolist() == rows.at_us.tolist()


def test_numbers_that_mean_not_known_are_no_values():
    voltages = curves_in(tlogs.EXTRACT).curve(Field("BATTERY_STATUS", "voltages[9]"))
    assert np.isnan(voltages.values).all()


def test_the_numbers_of_a_dataflash_log_have_its_own_units_and_factors():
    found = units(binlogs.EXTRACT)
    assert (found["GPS.Spd"], found["GPS.Lat"], found["GPS.GMS"]) == ("m/s", "°", "s")
    assert "IMU[1].AccZ" in found
    assert "IMU.AccZ" not in found
    curves, log = curves_in(binlogs.EXTRACT), read_dataflash(binlogs.EXTRACT)
    assert curves.curve(Field("GPS", "GMS")).values == pytest.approx(log.column("GPS", "GMS") / 1000.0)
    assert curves.curve(Field("IMU", "AccZ", 1)).values == pytest.approx(log.column("IMU", "AccZ", 1))


def test_the_numbers_of_a_ulog_are_all_of_its_messages(tmp_path: Path):
    path = tmp_path / "f.ulg"
    path.write_bytes(b"".join(ulogs.flight(4)))
    curves = curves_in(path)
    assert "vehicle_attitude.q[3]" in units(path)
    assert len(curves.curve(Field("vehicle_attitude", "q[3]"))) == 20


@pytest.mark.parametrize("path", [tlogs.EXTRACT, binlogs.EXTRACT], ids=["tlog", "BIN"])
def test_every_number_that_is_offered_can_be_drawn_and_is_as_often_there_as_is_said(path: Path):
    curves = curves_in(path)
    known = curves.known()
    assert len(known) > 100
    for one in known:
        assert len(curves.curve(one.field)) == one.count


def test_what_a_recording_does_not_hold_is_an_empty_curve():
    for path in (tlogs.EXTRACT, binlogs.EXTRACT):
        for field in (Field("NOBODY", "x"), Field("ATTITUDE", "nobody"), Field("GPS", "nobody", 3)):
            assert len(curves_in(path).curve(field)) == 0


def test_what_is_no_recording_is_one_clear_line(tmp_path: Path):
    with pytest.raises(FramesError, match="is no recorded flight"):
        curves_in(tmp_path / "letter.docx")
