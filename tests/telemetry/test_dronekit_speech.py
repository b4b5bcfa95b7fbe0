import pytest

from telemetry.dronekit_speech import DroneKitError, spoken
from telemetry.messages import Outgoing, mavlink
from telemetry.protocol import Peer
from tests.telemetry.wire import Wire

PEER = Peer(7, 1, "ardupilotmega")
ARM = mavlink.MAV_CMD_COMPONENT_ARM_DISARM
TAKEOFF = mavlink.MAV_CMD_NAV_TAKEOFF


def command(number: int = ARM) -> Outgoing:
    return mavlink.MAVLink_command_long_message(0, 0, number, 0, 1, 0, 0, 0, 0, 0, 0)


def item(current: int, x: float = 56.2, y: float = 24.75) -> Outgoing:
    frame = mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT
    return mavlink.MAVLink_mission_item_message(
        0, 0, 0, frame, mavlink.MAV_CMD_NAV_WAYPOINT, current, 0, 0, 0, 0, 0, x, y, 30
    )


def ack(number: int, result: int = mavlink.MAV_RESULT_ACCEPTED):
    return Wire().heard(mavlink.MAVLink_command_ack_message(number, result))


def test_what_is_for_my_vehicle_is_addressed_to_it_and_the_scripts_own_message_stays_as_it_was():
    message = command()
    ask = next(spoken(message, PEER.system)(PEER))
    assert [sent.target_system for sent in ask.send] == [7]
    assert message.target_system == 0


def test_a_command_and_its_answer_are_both_in_the_record():
    conversation = spoken(command(), PEER.system)(PEER)
    asked = next(conversation)
    answered = conversation.send(ack(ARM))
    assert [(said.code.value, dict(said.facts)) for said in asked.say + answered.say] == [
        ("command_sent", {"command": "MAV_CMD_COMPONENT_ARM_DISARM", "by": "dronekit"}),
        (
            "command_answered",
            {"command": "MAV_CMD_COMPONENT_ARM_DISARM", "by": "dronekit", "result": "accepted"},
        ),
    ]


def test_the_answer_to_another_command_is_not_taken_for_ours():
    conversation = spoken(command(), PEER.system)(PEER)
    next(conversation)
    assert conversation.send(ack(TAKEOFF)).say == ()
    assert conversation.send(ack(ARM, mavlink.MAV_RESULT_DENIED)).say[0].facts["result"] == "denied"


def test_a_command_nobody_answers_is_not_repeated():
    conversation = spoken(command(), PEER.system)(PEER)
    next(conversation)
    with pytest.raises(StopIteration):
        conversation.send(None)


def test_numbers_that_no_table_knows_are_recorded_as_numbers():
    conversation = spoken(command(31_999), PEER.system)(PEER)
    assert next(conversation).say[0].facts["command"] == "MAV_CMD 31999"
    assert conversation.send(ack(31_999, 99)).say[0].facts["result"] == "result 99"


def test_go_there_is_sent_to_the_ten_millionth_of_a_degree():
    (target,) = next(spoken(item(current=2, x=56.2000001), PEER.system)(PEER)).send
    assert target.get_type() == "SET_POSITION_TARGET_GLOBAL_INT"
    assert (target.lat_int, target.lon_int, target.alt) == (562_000_001, 247_500_000, 30)
    assert target.target_system == PEER.system


def test_a_change_of_height_goes_as_it_is():
    (sent,) = next(spoken(item(current=3), PEER.system)(PEER)).send
    assert sent.get_type() == "MISSION_ITEM"


@pytest.mark.parametrize(
    "message",
    [
        mavlink.MAVLink_mission_count_message(0, 0, 3),
        mavlink.MAVLink_mission_clear_all_message(0, 0),
        mavlink.MAVLink_mission_write_partial_list_message(0, 0, 0, 1),
        item(current=0),
        item(current=1),
        mavlink.MAVLink_mission_item_int_message(
            0, 0, 0, 3, 16, 0, 0, 0, 0, 0, 0, 562_000_000, 247_500_000, 30
        ),
        mavlink.MAVLink_rally_point_message(0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
    ],
    ids=lambda message: message.get_type(),
)
def test_transfers_are_refused_with_the_way_that_works(message: Outgoing):
    with pytest.raises(DroneKitError, match=f"^{message.get_type()} was not sent: .* `firedrone upload`"):
        spoken(message, PEER.system)


@pytest.mark.parametrize(
    "message",
    [
        mavlink.MAVLink_setup_signing_message(0, 0, [0] * 32, 0),
        mavlink.MAVLink_file_transfer_protocol_message(0, 0, 0, [0] * 251),
        mavlink.MAVLink_serial_control_message(0, 0, 0, 0, 0, [0] * 70),
    ],
    ids=lambda message: message.get_type(),
)
def test_what_changes_the_link_itself_is_refused(message: Outgoing):
    with pytest.raises(DroneKitError, match="a script may not"):
        spoken(message, PEER.system)


def test_reading_the_mission_is_allowed():
    (sent,) = next(spoken(mavlink.MAVLink_mission_request_list_message(0, 0), PEER.system)(PEER)).send
    assert sent.target_system == PEER.system
