"""One page of help to read: Markdown in our letters and colours, pictures, and links to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ui import sizes
from ui.font import Weight, inter
from ui.help.pages import folded, picture_path, topic_behind
from ui.theme import colour, worn
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QResizeEvent, QTextBlock

    from ui.help.pages import HelpPage

_HEADINGS = {1: sizes.TITLE, 2: sizes.LABEL_BUTTON + 1}
_LINE_PERCENT = 130.0
_SCROLL_BAR = 16
_INDENT = 26.0
_USUAL = QSize(660, 820)
_LEAST = QSize(320, 160)
_MOST_MARKED = 200  # words that were looked for


class HelpText(QTextBrowser):
    """Nothing outside the package is ever opened: a link leads to another page, or nowhere."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: HelpPage | None = None
        self._words: Sequence[str] = ()
        self._laid_out_for = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(_LEAST)
        self.anchorClicked.connect(self._on_link)

    def show_page(self, page: HelpPage | None, words: Sequence[str] = ()) -> None:
        """From its top, with `words` marked in it; None: nothing."""
        stays = page == self._page
        at = self.verticalScrollBar().value() if stays else 0
        self._page, self._words = page, words
        self.setAccessibleName("" if page is None else page.title)
        self._lay_out()
        self.verticalScrollBar().setValue(at)

    @property
    def page(self) -> HelpPage | None:
        """What is read now."""
        return self._page

    def sizeHint(self) -> QSize:
        return _USUAL

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """A picture of the page's language, by day or by night: only these are ever loaded."""
        if self._page is None:
            return None
        wanted = (name if isinstance(name, str) else name.path()).rpartition("/")[2].removesuffix(".png")
        if wanted not in self._page.pictures:
            return None
        dark = worn().name is not ThemeName.DAY
        return QPixmap(str(picture_path(wanted, self._page.language, dark=dark)))

    # --- how it is laid out ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        document = self.document()
        document.clear()
        document.setDefaultFont(inter(sizes.SENTENCE))
        document.setDocumentMargin(sizes.GAP_SMALL)
        document.setIndentWidth(_INDENT)
        if self._page is not None:
            text = self._page.text
            document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._laid_out_for = self.viewport().width()
        self._dress(document)
        self._mark()

    def _dress(self, document: QTextDocument) -> None:
        for block in _blocks(document):
            self._dress_block(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(_block_format(block, level))
        for at, length, before in _pieces(block):
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._picture(before) if before.isImageFormat() else _letters(before, level))

    def _picture(self, before: QTextCharFormat) -> QTextImageFormat:
        """As it was taken, or as wide as there is room."""
        made = QTextImageFormat(before.toImageFormat())
        picture = self.loadResource(0, made.name())
        if isinstance(picture, QPixmap) and not picture.isNull():
            room = self._laid_out_for - 2 * sizes.GAP_SMALL - _SCROLL_BAR
            width = min(picture.width(), max(1, room))
            made.setWidth(width)
            made.setHeight(round(picture.height() * width / picture.width()))
        return made

    def _mark(self) -> None:
        """What was looked for, where it stands."""
        plain = folded(self.toPlainText())
        found: list[QTextEdit.ExtraSelection] = []
        for at, length in _places(plain, self._words):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            letters = QTextCharFormat()
            letters.setBackground(colour("attention_fill"))
            letters.setForeground(colour("on_attention"))
            mark.cursor, mark.format = cursor, letters  # pyright: ignore[reportAttributeAccessIssue]
            found.append(mark)
        self.setExtraSelections(found)

    # --- what happens to it ----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._laid_out_for:
            self.show_page(self._page, self._words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self.show_page(self._page, self._words)
        super().changeEvent(event)

    def _on_link(self, link: QUrl) -> None:
        topic = topic_behind(link.toString())
        if topic is not None:
            self.topic_wanted.emit(topic)


def _block_format(block: QTextBlock, level: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_cell = cast("QTextTable | None", QTextCursor(block).currentTable()) is not None
    above = sizes.GAP_PAGE if level > 1 else 0
    below = 0 if in_cell else sizes.GAP_SMALL
    made.setTopMargin(above if block.blockNumber() else 0)
    made.setBottomMargin(below)
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


def _dress_table(table: QTextTable) -> None:
    """Hairlines, and room in the cells."""
    made = table.format()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorder(sizes.HAIRLINE)
    made.setBorderCollapse(True)
    made.setBorderBrush(QColor(colour("hairline")))
    made.setCellPadding(sizes.GAP_SMALL)
    made.setCellSpacing(0)
    made.setTopMargin(sizes.GAP_SMALL)
    made.setBottomMargin(sizes.GAP_SMALL)
    made.setProperty(QTextFormat.Property.TableHeaderRowCount, 1)
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


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each word begins, and how long it is."""
    left = _MOST_MARKED
    for word in words:
        at = text.find(word)
        while at >= 0 and left:
            yield at, len(word)
            left -= 1
            at = text.find(word, at + len(word))
