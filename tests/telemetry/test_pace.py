from telemetry.pace import Pace


def test_what_goes_on_is_told_at_once_and_then_ever_more_seldom():
    pace = Pace()
    assert [second for second in range(400) if pace.is_time(float(second))] == [
        *(0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363)
    ]


def test_after_a_long_quiet_it_is_told_at_once_again():
    pace = Pace()
    for second in range(200):
        pace.is_time(second)
    assert pace.is_time(1000.0)
    assert pace.is_time(1001.0)


def test_never_more_than_once_a_second():
    pace = Pace()
    told = [tick for tick in range(300) if pace.is_time(tick / 100)]
    assert told == [0, 100]
