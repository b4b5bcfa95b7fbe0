from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.strings import StringsError, Text, texts_of, update

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
translate = QCoreApplication.translate

def words(n):
    translate("Fly", "Mark")
    translate("Fly", "a sentence "
              "in two parts")
    translate("Fly", "Open", "a verb")
    f"{translate('Fly', 'inside another text')}"
    units.translate("Units", "km")
    translate("Fly", "%n marks", "", n)
    painter.translate(x, y)
    QTransform().translate(at.x(), at.y())

class Rail(QWidget):
    def _say(self, n):
        self.tr("Incident")
        self.tr("%n alarms", "", n)

    class Inner(QWidget):
        def _say(self):
            self.tr("of the inner class")

    def _after(self):
        self.tr("of the outer class")
"""

SEEN = Text("Fly", "Seen")
COUNTED = Text("Fly", "%n marks", counted=True)


def sources(folder: Path, source: str) -> list[Text]:
    (folder / "page.py").write_text(source)
    return texts_of(folder)


def test_every_text_is_found_with_its_context(tmp_path: Path):
    assert sources(tmp_path, SOURCE) == [
        Text("Fly", "%n marks", counted=True),
        Text("Fly", "Mark"),
        Text("Fly", "Open", "a verb"),
        Text("Fly", "a sentence in two parts"),
        Text("Fly", "inside another text"),
        Text("Inner", "of the inner class"),
        Text("Rail", "%n alarms", counted=True),
        Text("Rail", "Incident"),
        Text("Rail", "of the outer class"),
        Text("Units", "km"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("def f(side): translate('Map', side)", "write context, text"),
        ("def f(n): QCoreApplication.translate(context, 'N')", "write context, text"),
        ("def f(): translate('Map', sourceText='N')", "write context, text"),
        ("def f(n): translate('Map', f'{n} marks')", "write context, text"),
        ("def f(): translate('Map', '%n marks')", "go together"),
        ("def f(n): translate('Map', 'marks', '', n)", "go together"),
        ("def f(page): page.tr('N')", "has a context"),
        ("WORD = translate('Map', 'N')", "while importing"),
        ("class A:\n    word = translate('Map', 'N')", "while importing"),
    ],
)
def test_what_could_not_be_translated_is_named(tmp_path: Path, line: str, why: str):
    with pytest.raises(StringsError, match=rf"page\.py:\d: .*{why}"):
        sources(tmp_path, line)


def test_new_texts_come_unfinished_and_finished_ones_stay(tmp_path: Path):
    path = tmp_path / "firedrone_lv.ts"
    assert update(path, "lv", [SEEN]) == [SEEN]
    unfinished = '<translation type="unfinished"></translation>'
    path.write_text(
        path.read_text("utf-8").replace(unfinished, "<translation>Redzēju</translation>"), "utf-8"
    )
    assert update(path, "lv", [SEEN, COUNTED]) == [COUNTED]
    assert (
        path.read_text("utf-8")
        == """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A native reader has to review this file before a release. -->
<TS version="2.1" language="lv">
<context>
    <name>Fly</name>
    <message numerus="yes">
        <source>%n marks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Redzēju</translation>
    </message>
</context>
</TS>
"""
    )


def test_texts_that_are_gone_go_away_but_not_qts_own(tmp_path: Path):
    path = tmp_path / "firedrone_lt.ts"
    update(path, "lt", [SEEN, Text("QPlatformTheme", "Cancel")])
    update(path, "lt", [])
    assert "Seen" not in path.read_text("utf-8")
    assert "Cancel" in path.read_text("utf-8")


def test_english_holds_counted_texts_alone(tmp_path: Path):
    path = tmp_path / "firedrone_en.ts"
    assert update(path, "en", [SEEN, COUNTED]) == [COUNTED]
    assert path.read_text("utf-8").count("<numerusform>") == 2
