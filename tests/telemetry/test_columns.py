from telemetry.columns import crc_extra, layout, name_of, number_of
from telemetry.messages import mavlink


def test_every_layout_is_as_long_as_the_message():
    assert len(mavlink.mavlink_map) > 300
    for number, kind in mavlink.mavlink_map.items():
        assert layout(number).itemsize == kind.unpacker.size, kind.msgname


def test_names_and_numbers_belong_together():
    assert (number_of("GLOBAL_POSITION_INT"), name_of(33)) == (33, "GLOBAL_POSITION_INT")
    assert (number_of("UNKNOWN_70001"), name_of(70001)) == (70001, "UNKNOWN_70001")
    assert number_of("NO_SUCH_MESSAGE") is None
    assert crc_extra(70001) is None
