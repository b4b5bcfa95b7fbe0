from ui.confirm import Hold


def test_a_whole_second_is_needed():
    hold = Hold()
    hold.press(10.0)
    assert not hold.done(10.99)
    assert hold.done(11.0)


def test_it_is_done_once():
    hold = Hold()
    hold.press(10.0)
    assert hold.done(11.0)
    assert not hold.done(11.1)
    assert not hold.held


def test_letting_go_starts_from_nothing():
    hold = Hold()
    hold.press(10.0)
    hold.release()
    assert hold.fraction(10.9) == 0.0
    hold.press(10.9)
    assert not hold.done(11.5)


def test_the_ring_follows_the_seconds():
    hold = Hold()
    hold.press(10.0)
    assert [hold.fraction(at) for at in (10.0, 10.25, 10.5, 12.0)] == [0.0, 0.25, 0.5, 1.0]
