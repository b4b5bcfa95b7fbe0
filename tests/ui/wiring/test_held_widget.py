"""A sheet that is held is told things only as long as Qt has it."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLabel

from ui.wiring.held_widget import HeldWidget


class Holder:
    sheet = HeldWidget[QLabel]()


def test_nothing_is_there_before_something_is_set(qapp: object):
    assert Holder().sheet is None


def test_each_holder_has_its_own_and_the_last_one_counts(qapp: object):
    one, other = Holder(), Holder()
    first, second = QLabel("first"), QLabel("second")
    one.sheet = first
    one.sheet = second
    assert one.sheet is second
    assert other.sheet is None


def test_one_that_qt_has_deleted_is_not_there_any_more(qapp: object):
    holder = Holder()
    holder.sheet = QLabel("gone")
    shiboken6.delete(holder.sheet)
    assert holder.sheet is None
