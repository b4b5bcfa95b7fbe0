"""A bundle from a neighbour: whole or not is said first, and what is not whole cannot be taken in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from incidents.bundle.check import verify_bundle
from incidents.bundle.import_bundle import import_bundle
from incidents.bundle.seal import Order, seal
from tests.incidents.bundle.brigade import FINGERPRINT, KEY, NOW, brigade
from tests.ui.review.test_share_sheet import button, press, said
from ui.review.bundle_in_sheet import BundleInSheet
from ui.widgets.fact_list import FactList

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    one = brigade(data, training=True)
    return seal(one.folder, data, NOW, KEY, Order(organisation="VUGD Tērvete")).path


@pytest.fixture
def sheet(qtbot: QtBot) -> BundleInSheet:
    made = BundleInSheet("firedrone_x.zip")
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show()
    return made


def test_a_whole_bundle_says_whose_it_is_and_can_be_taken_in(
    sheet: BundleInSheet, qtbot: QtBot, bundle: Path, tmp_path: Path
):
    assert "being checked" in said(sheet)
    assert not button(sheet, "Take in").isVisible()
    sheet.show_found(verify_bundle(bundle))
    assert "Whole and unchanged" in said(sheet)
    values = next(iter(sheet.findChildren(FactList))).values()
    assert (values["Key"], values["From"]) == (FINGERPRINT, "VUGD Tērvete")
    assert "SIMULATED" in values["Kind"]
    with qtbot.waitSignal(sheet.take_in_wanted):
        press(qtbot, sheet, "Take in")
    sheet.show_imported(import_bundle(bundle, tmp_path / "theirs", NOW))
    assert "Taken in" in said(sheet)
    assert "Nobody writes to it here" in said(sheet)
    sheet.show_imported(import_bundle(bundle, tmp_path / "theirs", NOW))
    assert "It was here already" in said(sheet)
    with qtbot.waitSignal(sheet.done):
        press(qtbot, sheet, "Done")


def test_a_changed_bundle_names_the_file_and_cannot_be_taken_in(
    sheet: BundleInSheet, bundle: Path, tmp_path: Path
):
    copy = shutil.copytree(bundle, tmp_path / "copy")
    (copy / "data" / "report" / "report-lv.html").write_text("x")
    sheet.show_found(verify_bundle(copy))
    assert "Not as it was sealed" in said(sheet)
    assert "data/report/report-lv.html" in said(sheet)
    assert not button(sheet, "Take in").isVisible()


def test_why_it_was_not_taken_in_is_said(sheet: BundleInSheet):
    sheet.show_refused("x.zip: is not a zip archive, or a damaged one")
    assert "Not taken in" in said(sheet)
    assert "damaged one" in said(sheet)
