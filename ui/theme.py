# SPDX-License-Identifier: MIT
"""Style and colours: the system's own, and one colour for each state on light and on dark."""

from __future__ import annotations

import sys
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from domain.reconciliation import BucketStatus
from domain.standing import ACCEPTED, Standing
from ui import sizes

# (light, dark): at least 4.5:1 against the window, told apart by colour-blind eyes.
_STATE_COLOURS: dict[Standing, tuple[str, str]] = {
    BucketStatus.TALLIES: ("#0B6B4F", "#4CC39A"),
    BucketStatus.DIVERGES: ("#B4370A", "#FF9166"),
    BucketStatus.ONLY_ERP: ("#1D4FB8", "#8CB4FF"),
    BucketStatus.ONLY_PORTAL: ("#6B34C9", "#C3A2FF"),
    BucketStatus.NOT_COMPARED: ("#5B6470", "#A7B0BC"),
    # It is as quiet as what was not compared, and waits for nobody.
    ACCEPTED: ("#5B6470", "#A7B0BC"),
}

_ROLES = QPalette.ColorRole
_LIGHT = {
    _ROLES.Window: "#F3F4F6",
    _ROLES.WindowText: "#16191D",
    _ROLES.Base: "#FFFFFF",
    _ROLES.AlternateBase: "#F7F8FA",
    _ROLES.Text: "#16191D",
    _ROLES.Button: "#EDEFF2",
    _ROLES.ButtonText: "#16191D",
    _ROLES.BrightText: "#FFFFFF",
    _ROLES.ToolTipBase: "#FFFFFF",
    _ROLES.ToolTipText: "#16191D",
    _ROLES.PlaceholderText: "#5F6873",
    _ROLES.Highlight: "#2463B4",
    _ROLES.HighlightedText: "#FFFFFF",
    _ROLES.Link: "#1D4FB8",
    _ROLES.LinkVisited: "#6B34C9",
    _ROLES.Light: "#FFFFFF",
    _ROLES.Midlight: "#F7F8FA",
    _ROLES.Mid: "#C3C8CF",
    _ROLES.Dark: "#9AA1AB",
    _ROLES.Shadow: "#6B727C",
}
_DARK = {
    _ROLES.Window: "#2A2D33",
    _ROLES.WindowText: "#E8EAED",
    _ROLES.Base: "#191B1F",
    _ROLES.AlternateBase: "#1F2227",
    _ROLES.Text: "#E8EAED",
    _ROLES.Button: "#383C44",
    _ROLES.ButtonText: "#E8EAED",
    _ROLES.BrightText: "#FFFFFF",
    _ROLES.ToolTipBase: "#383C44",
    _ROLES.ToolTipText: "#E8EAED",
    _ROLES.PlaceholderText: "#98A1AC",
    _ROLES.Highlight: "#2F5F9E",
    _ROLES.HighlightedText: "#FFFFFF",
    _ROLES.Link: "#8CB4FF",
    _ROLES.LinkVisited: "#C3A2FF",
    _ROLES.Light: "#4A505A",
    _ROLES.Midlight: "#41464F",
    _ROLES.Mid: "#545B66",
    _ROLES.Dark: "#121417",
    _ROLES.Shadow: "#0B0C0E",
}
# Seen on light and on dark windows.
_FRAME = "#727A85"
# A circle's edge is drawn softly, and so a little stronger.
_FUSION_DARKENS = {"QCheckBox": 140, "QRadioButton": 158}
# Fusion frames what has the keyboard in the colour of what is selected, darkened so much.
_FUSION_FRAMES_FOCUS = 125
_FOCUSED = ("QLineEdit", "QAbstractSpinBox", "QComboBox", "QPushButton")
_READABLE, _VISIBLE = 4.5, 3.0
_OWN_SIZE = "own_text_size"
_TIMES = "text_times"
_DISABLED = {"light": "#8A919B", "dark": "#949CA7"}


def apply(app: QApplication) -> None:
    """Fusion on Linux, the native style elsewhere; light or dark follows the system by itself."""
    if sys.platform.startswith("linux"):
        app.setStyle("Fusion")


def force(app: QApplication, scheme: Literal["light", "dark"]) -> None:
    """Light or dark whatever the system says, for tests and pictures."""
    apply(app)
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    # Some platforms keep their palette whatever scheme is asked for.
    app.setPalette(palette(scheme))
    refine()


def scale_text(app: QApplication, percent: int) -> None:
    """Write everything larger than the system does, or as large again.

    Args:
        percent: of the system's own size.
    """
    own, before = app.property(_OWN_SIZE), app.font().pointSizeF()
    size = own if isinstance(own, float) else before
    app.setProperty(_OWN_SIZE, size)
    font = QFont(app.font())
    font.setPointSizeF(size * percent / 100)
    # See _measure_as_drawn.
    font.setKerning(False)
    app.setFont(font)
    for widget in app.allWidgets():
        _write_large(widget)
    sizes.grow_dialogs(font.pointSizeF() / before)


def enlarge(widget: QWidget, times: float, *, bold: bool = False) -> None:
    """Write in a widget so many times as large as elsewhere, also when everything is written larger later.

    Args:
        times: of the text everywhere; 1 for a font that has a size of its own.
    """
    if bold:
        font = QFont(widget.font())
        font.setBold(True)
        widget.setFont(font)
    widget.setProperty(_TIMES, float(times))
    _write_large(widget)


def _write_large(widget: QWidget) -> None:
    times = widget.property(_TIMES)
    if isinstance(times, float):
        font = QFont(widget.font())
        font.setPointSizeF(QApplication.font().pointSizeF() * times)
        widget.setFont(font)


def refine() -> None:
    """Make readable what some systems' palettes leave faint; all else goes on following the system."""
    system = QApplication.palette()
    ground, words = system.color(_ROLES.Highlight), system.color(_ROLES.HighlightedText)
    if contrast(ground, words) < _READABLE:
        # A copy remembers which colours were set, so that the others go on coming from the system.
        chosen = QPalette(system)
        chosen.setColor(_ROLES.Highlight, _apart(ground, words))
        QApplication.setPalette(chosen)
    # Fusion draws the frames of these in the window's colour, darkened: on a dark one they are not seen.
    for kind in _FUSION_DARKENS:
        box = QPalette()
        box.setColor(_ROLES.Window, frame_of(kind))
        QApplication.setPalette(box, kind)  # type: ignore[arg-type] # text, whatever the stubs say
    _frame_focus()
    _measure_as_drawn()


def _frame_focus() -> None:
    """Have what can be typed into or pressed framed so that it is seen where the keyboard is."""
    system = QApplication.palette()
    window, ground = system.color(_ROLES.Window), system.color(_ROLES.Highlight)
    chosen = ground
    if is_dark(system):
        steps = (ground.lighter(percent) for percent in range(100, 400, 5))
        seen = (step for step in steps if contrast(step.darker(_FUSION_FRAMES_FOCUS), window) >= _VISIBLE)
        chosen = next(seen, ground)
    either = (system.color(role) for role in (_ROLES.HighlightedText, _ROLES.Base))
    words = max(either, key=lambda colour: contrast(colour, chosen))
    for kind in _FOCUSED:
        field = QPalette()
        field.setColor(_ROLES.Highlight, chosen)
        field.setColor(_ROLES.HighlightedText, words)
        # Nothing else about an empty field says that nothing can be typed there.
        field.setColor(QPalette.ColorGroup.Disabled, _ROLES.Base, window)
        QApplication.setPalette(field, kind)  # type: ignore[arg-type] # text, whatever the stubs say


def _measure_as_drawn() -> None:
    """Write labels without kerning.

    One with the mark of its key is drawn in pieces, without the kerning that it was measured with: its end is cut.
    """
    labels: Any = "QLabel"  # text, whatever the stubs say
    font = QFont(QApplication.font(labels))
    if font.kerning():
        font.setKerning(False)
        QApplication.setFont(font, labels)


def frame_of(kind: str) -> QColor:
    """The window's colour that has Fusion frame a QCheckBox or a QRadioButton so that it is seen."""
    return QColor(_FRAME).lighter(_FUSION_DARKENS[kind])


def contrast(one: QColor, other: QColor) -> float:
    """How far apart two colours are for the eye, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    linear = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4) for part in linear]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _apart(ground: QColor, words: QColor) -> QColor:
    """The same ground, as much darker or lighter as the words on it need to be read."""
    away = ground.darker if _luminance(words) > _luminance(ground) else ground.lighter
    steps = (away(percent) for percent in range(105, 400, 5))
    return next((step for step in steps if contrast(step, words) >= _READABLE), ground)


def palette(scheme: Literal["light", "dark"]) -> QPalette:
    """A whole palette of the program's own."""
    made = QPalette()
    for role, colour in (_DARK if scheme == "dark" else _LIGHT).items():
        made.setColor(role, QColor(colour))
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[scheme]))
    return made


def is_dark(colours: QPalette) -> bool:
    """Whether a palette's window is darker than its text."""
    return colours.color(_ROLES.Window).lightness() < colours.color(_ROLES.WindowText).lightness()


def state_colour(status: Standing, colours: QPalette) -> QColor:
    """The colour of a state's sign and word on that palette."""
    return QColor(_STATE_COLOURS[status][is_dark(colours)])


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, where the font has them."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
