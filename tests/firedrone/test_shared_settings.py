"""One file goes from laptop to laptop: what a brigade has in common arrives, what is a laptop's own stays."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedrone.settings import FILE, Settings, load, save
from firedrone.shared_settings import BEFORE, bring_in, export, merged, read_shared, shared_of
from telemetry.settings import LinkSettings, SimulatorSettings
from telemetry.video.settings import VideoSettings
from ui.settings import SettingsError, UiSettings
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from pathlib import Path

OURS = Settings(
    UiSettings(
        ThemeName.NIGHT,
        "lv",
        brigade_place="56.38290, 24.64790",
        alarm_folder="/srv/alarms",
        theme_by_sun=True,
        large_controls=True,
        scale_percent=125,
        brigade_name="Subates brigāde",
        brigade_country="LV",
        crew=("A. Kalniņa",),
        sounds=False,
    ),
    LinkSettings("udp:127.0.0.1:14551", {"35002600": "Subate 1"}),
    VideoSettings("rtsp://192.168.144.25:8554/video1", "", raw=True, approved=["192.168.144.25"]),
    SimulatorSettings("/opt/arducopter"),
)
LAPTOP = Settings(
    UiSettings(language="lt", alarm_folder="/mnt/share", scale_percent=150, crew=("J. Ozols",)),
    LinkSettings("serial:/dev/ttyUSB0:57600", {"77": "Biržai 2"}),
)

names = st.text(st.characters(categories=("L", "N", "Zs"), codec="utf-8"), max_size=80).filter(
    str.isprintable
)
settings = st.builds(
    Settings,
    st.builds(
        UiSettings,
        st.sampled_from(ThemeName),
        st.sampled_from(["en", "lv", "lt"]),
        st.sampled_from(["", "56.38290, 24.64790"]),
        st.sampled_from(["", "/srv/alarms"]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([100, 150]),
        names,
        st.sampled_from(["", "LV", "LT"]),
        st.lists(names, max_size=3).map(tuple),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        LinkSettings,
        st.sampled_from(["udp:127.0.0.1:14550", "tcp:10.0.0.1:5760", "sim", "serial:/dev/ttyACM0:57600"]),
        st.dictionaries(names, names, max_size=3),
    ),
    st.builds(
        VideoSettings,
        st.sampled_from(["", "rtsp://192.168.144.25:8554/video1", "udp://@:5600", "/dev/video0"]),
        st.sampled_from(["", "rtsp://pilot:secret@10.0.0.2/main"]),
        st.booleans(),
        st.floats(0.0, 179.0),
        st.floats(-50.0, 1500.0),
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "brigade.toml"


def given_file(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


@given(ours=settings, theirs=settings)
def test_what_one_laptop_shares_the_other_has_and_keeps_the_rest(
    ours: Settings, theirs: Settings, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.mktemp("laptops")
    save(folder / "ours", ours)
    export(folder / "ours", folder / "brigade.toml")
    save(folder / "theirs", theirs)
    brought = bring_in(folder / "theirs", folder / "brigade.toml")
    now = load(folder / "theirs")
    assert (brought.ui, brought.link, brought.video) == (now.ui, now.link, now.video)
    shared, have = shared_of(ours), shared_of(now)
    assert have["ui"] == shared["ui"]
    assert shared["link"]["names"].items() <= now.link.names.items()
    assert {**have["video"], **shared["video"]} == have["video"]
    assert now.simulator == theirs.simulator
    assert (now.ui.alarm_folder, now.ui.crew) == (theirs.ui.alarm_folder, theirs.ui.crew)
    assert now.video.approved == theirs.video.approved
    assert bring_in(folder / "theirs", folder / "brigade.toml").changes == ()


def test_the_file_holds_nothing_of_this_laptop_and_nobody(tmp_path: Path, file: Path):
    cable = replace(OURS, link=replace(OURS.link, address="serial:/dev/ttyUSB0:57600"))
    cable = replace(cable, video=replace(cable.video, visible="rtsp://pilot:secret@10.0.0.2/main"))
    save(tmp_path, cable)
    export(tmp_path, file)
    text = file.read_text("utf-8")
    for own in ("Kalniņa", "/srv", "/opt", "ttyUSB0", "secret", "approved", "scale", "large", "crew ="):
        assert own not in text
    assert "Subates brigāde" in text
    assert "rtsp://192.168.144.25:8554/video1" in text


def test_what_the_file_does_not_name_is_kept(tmp_path: Path, file: Path):
    save(tmp_path, LAPTOP)
    given_file(file, 'firedrone_settings = 1\n[ui]\nbrigade_name = "Subate"\n[link.names]\n35 = "Subate 1"\n')
    brought = bring_in(tmp_path, file)
    assert load(tmp_path).ui == replace(LAPTOP.ui, brigade_name="Subate")
    assert load(tmp_path).link == replace(LAPTOP.link, names={"77": "Biržai 2", "35": "Subate 1"})
    assert [(one.setting, one.before, one.after) for one in brought.changes] == [
        ("ui.brigade_name", "", "Subate"),
        ("link.names", {"77": "Biržai 2"}, {"77": "Biržai 2", "35": "Subate 1"}),
    ]


def test_the_old_settings_stay_beside_the_new_ones(tmp_path: Path, file: Path):
    save(tmp_path, LAPTOP)
    before = (tmp_path / FILE).read_bytes()
    brought = bring_in(tmp_path, given_file(file, 'firedrone_settings = 1\n[ui]\nlanguage = "lv"\n'))
    assert brought.kept == tmp_path / BEFORE
    assert (tmp_path / BEFORE).read_bytes() == before


def test_a_new_laptop_has_no_old_settings_to_keep(tmp_path: Path, file: Path):
    brought = bring_in(tmp_path / "new", given_file(file, 'firedrone_settings = 1\n[ui]\nlanguage = "lv"\n'))
    assert brought.kept is None
    assert load(tmp_path / "new").ui.language == "lv"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is missing: it is no file of shared settings"),
        ("[ui]\nlanguage = 'lv'", "is missing: it is no file of shared settings"),
        ("firedrone_settings = true", "is missing: it is no file of shared settings"),
        ("firedrone_settings = 2\n[ui]\nholograms = 1", "a newer FireDrone wrote it"),
        ("firedrone_settings = 1\n[ui", "not TOML"),
        ("firedrone_settings = 1\nui = 3", "ui is no table of shared settings"),
        ("firedrone_settings = 1\n[simulator]\nsitl = '/bin/sh'", "simulator is no table of shared settings"),
        ("firedrone_settings = 1\n[ui]\nalarm_folder = '/etc'", "ui.alarm_folder is no setting that laptops"),
        ("firedrone_settings = 1\n[ui]\nrole_pins = 1", "ui.role_pins is no setting that laptops share"),
        ("firedrone_settings = 1\n[video]\napproved = ['x']", "video.approved is no setting that laptops"),
        ("firedrone_settings = 1\n[ui]\nlanguage = 7", "ui.language"),
        ("firedrone_settings = 1\n[ui]\nlanguage = 'xx'", "write one of en, lv, lt"),
        ("firedrone_settings = 1\n[ui]\ntheme = 'pink'", "ui.theme"),
        ("firedrone_settings = 1\n[ui]\nbrigade_country = 'ee'", "write one of LV, LT"),
        ("firedrone_settings = 1\n[ui]\nbrigade_place = 'here'", "brigade_place is no position"),
        ('firedrone_settings = 1\n[ui]\nbrigade_name = "a\\nb"', "write one line of 80 characters"),
        ("firedrone_settings = 1\n[link]\naddress = 'replay:/etc/passwd'", "link.address is no address"),
        ("firedrone_settings = 1\n[video]\nthermal = '/dev/video0'", "video.thermal is no address"),
        ("firedrone_settings = 1\n[video]\nthermal = 'rtsp://a:b@c/d'", "video.thermal is no address"),
        ("firedrone_settings = 1\n[video]\nhfov_deg = nan", "hfov_deg is 0 to 180"),
        ("firedrone_settings = 1\n[video]\nthreshold_c = 1e9", "threshold_c -50 to 1500"),
        ('firedrone_settings = 1\n[link.names]\n1 = "\\u001b[2J"', "each with a name of one line"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing_and_says_why_in_one_line(
    tmp_path: Path, file: Path, text: str, said: str
):
    save(tmp_path, LAPTOP)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(SettingsError) as refused:
        bring_in(tmp_path, given_file(file, text))
    assert said in str(refused.value)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (tmp_path / FILE).read_bytes() == before
    assert not (tmp_path / BEFORE).exists()


@given(text=st.text(max_size=300))
def test_whatever_stands_after_the_version_is_taken_or_refused(
    text: str, tmp_path_factory: pytest.TempPathFactory
):
    file = tmp_path_factory.mktemp("foreign") / "brigade.toml"
    file.write_text(f"firedrone_settings = 1\n[ui]\n{text}", "utf-8", errors="replace")
    with suppress(SettingsError):
        assert isinstance(merged(LAPTOP, read_shared(file), file), Settings)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, file: Path):
    with pytest.raises(SettingsError, match=r"brigade\.toml: cannot be read"):
        bring_in(tmp_path, file)


def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path: Path):
    with pytest.raises(SettingsError, match="cannot be written"):
        export(tmp_path, tmp_path / "no" / "such" / "folder.toml")
