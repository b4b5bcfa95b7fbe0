from pathlib import Path

from telemetry.disk_room import BUSY_BYTES_S, DiskRoom, Room, RoomWatch, free_bytes

MINUTE = 60 * BUSY_BYTES_S
MB = 1_000_000


def test_a_disk_that_does_not_answer_has_no_minutes(tmp_path: Path):
    assert free_bytes(tmp_path / "gone") is None
    assert (free_bytes(tmp_path) or 0) > 0
    assert RoomWatch().look(0.0, None, 0, full=False) == DiskRoom(Room.OK, None)


def test_half_an_hour_of_a_busy_link_is_low_and_three_quarters_are_good_again():
    watch = RoomWatch()
    seen = [
        watch.look(n, minutes * MINUTE + 1, 0, full=False) for n, minutes in enumerate([31, 29, 31, 44, 45])
    ]
    assert [room.state for room in seen] == [Room.OK, Room.LOW, Room.LOW, Room.LOW, Room.OK]
    assert [room.minutes_left for room in seen] == [31, 29, 31, 44, 45]


def test_what_did_not_fit_makes_it_full_until_there_is_room():
    watch = RoomWatch()
    states = [
        watch.look(0, 31 * MINUTE, 0, full=True).state,
        watch.look(1, 44 * MINUTE, 0, full=False).state,
        watch.look(2, 50 * MINUTE, 0, full=False).state,
    ]
    assert states == [Room.FULL, Room.FULL, Room.OK]


def test_the_present_rate_counts_whoever_it_is_that_writes():
    watch = RoomWatch()
    free = 3000 * MB
    rooms: list[DiskRoom] = []
    for second in range(0, 120, 2):
        rooms.append(watch.look(second, free, 0, full=False))
        free -= 10 * MB  # 5 MB a second
    assert rooms[0].minutes_left == 3000 * MB // MINUTE
    assert rooms[-1].state is Room.LOW
    left_s = free / 5e6
    assert rooms[-1].minutes_left is not None
    assert abs(rooms[-1].minutes_left - left_s / 60) <= 1


def test_making_the_ballast_or_a_segment_is_no_loss_of_room():
    watch = RoomWatch()
    for second in range(100):
        ballast = min(second, 64) * MB
        segment = 8 * MB if second > 50 else 0
        room = watch.look(second, 400 * MB - ballast - segment, ballast, full=False)
        assert room.state is Room.OK


def test_what_was_ten_minutes_ago_counts_no_more():
    watch = RoomWatch()
    watch.look(0, 900 * MB, 0, full=False)
    watch.look(30, 500 * MB, 0, full=False)
    room = watch.look(700, 500 * MB, 0, full=False)
    assert room.minutes_left == 500 * MB // MINUTE
