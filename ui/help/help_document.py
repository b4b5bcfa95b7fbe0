"""A page of help as a document to read: Markdown in our letters and colours, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import (
    QFontDatabase,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)

from ui import sizes
from ui.font import Weight, inter
from ui.help.pages import picture_path
from ui.theme import colour, worn
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextBlock

    from ui.help.pages import HelpPage

MARGIN = sizes.GAP_SMALL
_HEADINGS = {1: sizes.TITLE, 2: sizes.LABEL_BUTTON + 1}
_LINE_PERCENT = 130.0
_INDENT = 26.0
_A_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


def help_document(page: HelpPage | None, room_px: int, owner: QObject) -> QTextDocument:
    """As the theme is now; `room_px`: no picture becomes wider. None: an empty one."""
    made = QTextDocument(owner)
    made.setDefaultFont(inter(sizes.SENTENCE))
    made.setDocumentMargin(MARGIN)
    made.setIndentWidth(_INDENT)
    if page is None:
        return made
    made.setMarkdown(page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    _set_apart(made)
    for block in _blocks(made):
        _dress(block, page, room_px)
    for frame in made.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    return made


def _set_apart(document: QTextDocument) -> None:
    """Qt puts a picture that follows a list into its last point: it gets a paragraph of its own."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        at = block.text().find(_A_PICTURE)
        if at > 0:
            cursor.setPosition(block.position() + at)
            cursor.insertBlock(QTextBlockFormat())


def _dress(block: QTextBlock, page: HelpPage, room_px: int) -> None:
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(_paragraph(block, level))
    for at, length, before in _pieces(block):
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        if before.isImageFormat():
            cursor.setCharFormat(_picture(block.document(), before, page, room_px))
        else:
            cursor.setCharFormat(_letters(before, level))


def _paragraph(block: QTextBlock, level: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if not block.text().startswith(_A_PICTURE):
        made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_cell = cast("QTextTable | None", QTextCursor(block).currentTable()) is not None
    made.setTopMargin(sizes.GAP_PAGE if level > 1 else 0)
    made.setBottomMargin(0 if in_cell else sizes.GAP_SMALL)
    return made


def _letters(before: QTextCharFormat, level: int) -> QTextCharFormat:
    """Inter by its own weights: a variable font is not made bold by Qt's bold."""
    made = QTextCharFormat()
    weight = Weight.SEMIBOLD if level or before.fontWeight() > Weight.SEMIBOLD else Weight.REGULAR
    font = inter(_HEADINGS.get(level, sizes.SENTENCE), weight)
    if before.fontFixedPitch():
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(sizes.SENTENCE)
    font.setItalic(before.fontItalic())
    made.setFont(font)
    made.setForeground(colour("text"))
    if before.isAnchor():
        made.setAnchor(True)
        made.setAnchorHref(before.anchorHref())
        made.setForeground(colour("accent"))
        made.setFontUnderline(True)
    return made


def _picture(
    document: QTextDocument, before: QTextCharFormat, page: HelpPage, room_px: int
) -> QTextImageFormat:
    """The one that was taken in the page's language, by day or by night; as wide as there is room."""
    made = QTextImageFormat(before.toImageFormat())
    name = made.name().rpartition("/")[2].removesuffix(".png")
    dark = worn().name is not ThemeName.DAY
    picture = QPixmap(str(picture_path(name, page.language, dark=dark)))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(made.name()), picture)
    width = max(1, min(picture.width(), room_px))
    made.setWidth(width)
    made.setHeight(round(picture.height() * width / max(1, picture.width())))
    return made


def _dress_table(table: QTextTable) -> None:
    """Hairlines, and room in the cells."""
    made = table.format()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorder(sizes.HAIRLINE)
    made.setBorderCollapse(True)
    made.setBorderBrush(colour("hairline"))
    made.setCellPadding(sizes.GAP_SMALL)
    made.setCellSpacing(0)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100.0))
    made.setTopMargin(sizes.GAP_SMALL)
    made.setBottomMargin(sizes.GAP_SMALL)
    table.setFormat(made)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each begins, how long it is, and how Markdown wants it: read before anything is changed."""
    steps = cast("Iterator[QTextBlock.iterator]", iter(cast("Iterable[object]", block)))
    fragments = [step.fragment() for step in steps]
    return [(one.position(), one.length(), one.charFormat()) for one in fragments]
