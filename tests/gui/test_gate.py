# SPDX-License-Identifier: MIT
"""Opening an encrypted store in the window: choosing, unlocking and recovering, with mouse and keyboard."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QProgressBar, QToolButton, QWidget

from adapters.keys.custody import NOTE_NAME, HeldKey
from adapters.store.library import is_plain
from app.composition import open_program, store_custody
from app.options import Options
from app.paths import STORE_NAME
from domain.protection import Protection, Unlocking
from tests.gui.conftest import Until
from tests.gui.driver import Driver, seen, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.test_process import python
from tests.passphrases import full_cost
from tests.unit.adapters.keys.test_keychain import Locked, Memory
from ui import translation
from ui.gate.pages import ProtectPage

__all__ = ["keychain", "no_keychain"]
pytestmark = pytest.mark.anyio

PASSPHRASE = "correct horse battery staple"
CHOICE = "How should your data be protected?"


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


async def test_the_toolbar_has_its_icons_before_a_store_is_open(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: isinstance(driver.window.page, ProtectPage))
        buttons = [each for each in seen(driver.window.toolbar, QToolButton) if each.text()]
        assert len(buttons) >= 4
        assert not [each.text() for each in buttons if each.icon().isNull()]


async def encrypted(folder: Path, *, checked: bool = True) -> list[str]:
    """Make an encrypted store as the machine does it now; its recovery phrase."""
    program = await open_program(Options(folder), answer=choice())
    recovery = program.services.recovery
    assert isinstance(recovery, HeldKey)
    words = recovery.words("en")
    if checked:
        assert recovery.check(" ".join(words))
    await program.aclose()
    return words


def choice() -> Unlocking | None:
    there = store_custody(Path("nowhere") / STORE_NAME).keychain_is_there()
    return None if there else Unlocking(Protection.PASSPHRASE, PASSPHRASE)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "window.ini"
    }


def words_field(driver: Driver) -> QPlainTextEdit:
    (found,) = (each for each in seen(driver.window, QPlainTextEdit) if each.accessibleName() == "Recovery phrase")
    return found


def forget_notes(folder: Path) -> None:
    """Lose what tells where the key is, wherever it lies."""
    for note in folder.rglob(NOTE_NAME):
        note.unlink()


async def is_open(driver: Driver) -> None:
    await driver.until(lambda: driver.session.desk is not None)
    await driver.idle()
    assert driver.window.actions_.import_files.isEnabled()


async def test_a_passphrase_is_chosen_and_opens_the_store_again(tmp_path: Path, until: Until) -> None:
    with full_cost():
        await choose_and_open(tmp_path, until)


async def choose_and_open(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says(CHOICE))
        assert driver.session.exit_code == 3
        assert not driver.window.actions_.import_files.isEnabled()
        assert not driver.button("Encrypt with this passphrase").isEnabled()
        first = driver.type("Passphrase", "short")
        assert first.echoMode() is QLineEdit.EchoMode.Password
        assert driver.says("It is short")
        driver.type("Passphrase", PASSPHRASE)
        assert driver.says("Type it once more")
        driver.type("Passphrase once more", "correct house")
        assert driver.says("The two are not the same.")
        assert not driver.button("Encrypt with this passphrase").isEnabled()
        driver.type("Passphrase once more", PASSPHRASE)
        assert files(tmp_path) == {}
        driver.click("Encrypt with this passphrase")
        await until(lambda: seen(driver.window.page, QProgressBar))
        await is_open(driver)
        assert driver.session.exit_code == 0
    assert not is_plain(tmp_path / STORE_NAME)

    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("The data is encrypted"))
        before = files(tmp_path)
        QTest.keyClick(driver.type("Passphrase", "wrong"), Qt.Key.Key_Return)
        await until(lambda: driver.says("That does not open the data."))
        assert driver.field("Passphrase").hasSelectedText(), "typing again replaces it"
        assert driver.field("Passphrase").text() == "wrong"
        assert files(tmp_path) == before
        QTest.keyClick(driver.type("Passphrase", PASSPHRASE), Qt.Key.Key_Return)
        await is_open(driver)


async def test_enter_goes_from_the_first_field_to_the_second_and_on(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says(CHOICE))
        driver.window.activateWindow()
        QTest.keyClick(driver.type("Passphrase", PASSPHRASE), Qt.Key.Key_Return)
        QTest.keyClick(driver.type("Passphrase once more", PASSPHRASE), Qt.Key.Key_Return)
        await is_open(driver)
    assert not is_plain(tmp_path / STORE_NAME)


async def test_unencrypted_is_a_choice_of_its_own(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says(CHOICE))
        assert driver.says("can read the wages")
        driver.click("Keep it unencrypted on this computer")
        await is_open(driver)
        assert not driver.says("Its recovery phrase was not written down")
    assert is_plain(tmp_path / STORE_NAME)


@pytest.mark.usefixtures("keychain")
async def test_with_a_keychain_nothing_is_asked(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        assert driver.says("Its recovery phrase was not written down")
    assert not is_plain(tmp_path / STORE_NAME)


async def test_a_keychain_that_refuses_a_new_key_leaves_the_choice(
    tmp_path: Path, until: Until, keychain: Memory
) -> None:
    keychain.kept = Locked().kept
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says(CHOICE))
        assert driver.says("keychain cannot be used")
        driver.type("Passphrase", PASSPHRASE)
        driver.type("Passphrase once more", PASSPHRASE)
        driver.click("Encrypt with this passphrase")
        await is_open(driver)


@pytest.mark.parametrize("how", ["escape", "close", "while busy"])
async def test_the_window_can_be_closed_without_opening(tmp_path: Path, until: Until, how: str) -> None:
    with full_cost() if how == "while busy" else nullcontext():
        await close_without_opening(tmp_path, until, how)


async def close_without_opening(tmp_path: Path, until: Until, how: str) -> None:
    await encrypted(tmp_path)
    before = files(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("The data is encrypted"))
        if how == "escape":
            QTest.keyClick(driver.field("Passphrase"), Qt.Key.Key_Escape)
        elif how == "close":
            driver.window.close()
        else:
            QTest.keyClick(driver.type("Passphrase", "wrong"), Qt.Key.Key_Return)
            driver.window.close()
        assert not driver.window.isVisible()
    assert driver.session.exit_code == 3
    assert driver.session.desk is None
    assert files(tmp_path) == before


async def test_the_recovery_phrase_sets_a_new_passphrase(tmp_path: Path, until: Until) -> None:
    words = await encrypted(tmp_path, checked=False)
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("The data is encrypted"))
        driver.click("Use the recovery phrase")
        await until(lambda: driver.says("Open the data with the recovery phrase"))
        QTest.keyClick(words_field(driver), Qt.Key.Key_Escape)
        await until(lambda: driver.says("Its passphrase opens it."))
        driver.click("Use the recovery phrase")
        await until(lambda: driver.says("Open the data with the recovery phrase"))
        QTest.keyClicks(words_field(driver), " ".join(words[:-1]))
        assert driver.says("23 of 24 words")
        driver.type("Passphrase", "another passphrase")
        driver.type("Passphrase once more", "another passphrase")
        assert not driver.button("Open with these words").isEnabled()
        QTest.keyClicks(words_field(driver), " abandon")
        before = files(tmp_path)
        driver.click("Open with these words")
        await until(lambda: driver.says("they do not belong together like this"))
        assert files(tmp_path) == before
        assert len(words_field(driver).toPlainText().split()) == 24, "nothing typed is lost"
        numbered = "\n".join(f"{number}. {word}" for number, word in enumerate(words, 1))
        QGuiApplication.clipboard().setText(numbered)
        QTest.keyClick(words_field(driver), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(words_field(driver), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        driver.click("Open with these words")
        await is_open(driver)
        assert not driver.says("Its recovery phrase was not written down"), "who recovers has it written down"
    assert store_custody(tmp_path / STORE_NAME).known_key(Unlocking(passphrase="another passphrase"))


async def test_a_lost_keychain_entry_comes_back_with_the_words(tmp_path: Path, until: Until, keychain: Memory) -> None:
    words = await encrypted(tmp_path)
    kept = dict(keychain.kept)
    keychain.kept.clear()
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("keychain does not give its key"))
        driver.click("Try again")
        await asyncio.sleep(0)
        await until(lambda: driver.button("Try again").isEnabled())
        driver.click("Use the recovery phrase")
        await until(lambda: driver.says("The key goes back into this machine's keychain."))
        assert [each for each in seen(driver.window.page, QLineEdit) if each.isVisible()] == []
        QTest.keyClicks(words_field(driver), " ".join(words))
        QTest.keyClick(words_field(driver), Qt.Key.Key_Return)
        QTest.keyClick(QApplication.focusWidget() or driver.button("Open with these words"), Qt.Key.Key_Return)
        await is_open(driver)
    assert keychain.kept == kept


async def test_where_nothing_tells_of_the_key_the_words_open(tmp_path: Path, until: Until, keychain: Memory) -> None:  # noqa: ARG001 - it has a place for the key
    words = await encrypted(tmp_path)
    forget_notes(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("the recovery phrase brings it back"))
        driver.click("Use the recovery phrase")
        await until(lambda: driver.says("The key goes back into this machine's keychain."))
        QTest.keyClicks(words_field(driver), " ".join(words))
        driver.click("Open with these words")
        await is_open(driver)


async def test_a_keychain_that_is_unlocked_meanwhile_opens_at_the_second_try(
    tmp_path: Path, until: Until, keychain: Memory
) -> None:
    await encrypted(tmp_path)
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("keychain does not give its key"))
        keyring.set_keyring(keychain)
        driver.click("Try again")
        await is_open(driver)


async def test_the_words_of_another_store_are_refused(tmp_path: Path, until: Until) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    await encrypted(mine)
    words = await encrypted(other)
    before = files(mine)
    async with starting(Options(mine), until) as driver:
        await until(lambda: driver.says("The data is encrypted"))
        driver.click("Use the recovery phrase")
        await until(lambda: driver.says("Open the data with the recovery phrase"))
        QTest.keyClicks(words_field(driver), " ".join(words))
        driver.type("Passphrase", "x")
        QTest.keyClick(driver.type("Passphrase once more", "x"), Qt.Key.Key_Return)
        await until(lambda: driver.says("the recovery phrase of other data"))
    assert files(mine) == before


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform takes no limits of a size
@pytest.mark.parametrize("lang", ["pt", "en"])
@pytest.mark.parametrize("page", ["protect", "passphrase", "recovery"])
async def test_everything_is_named_and_fits_at_130_percent(
    tmp_path: Path, until: Until, qapp: QApplication, lang: str, page: str
) -> None:
    translation.install(qapp, lang)
    if page != "protect":
        await encrypted(tmp_path)
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 1.3)
    qapp.setFont(larger)
    try:
        async with starting(Options(tmp_path), until, (720, 420)) as driver:
            await until(lambda: seen(driver.window.page, QLineEdit))
            if page == "recovery":
                (link,) = (
                    each for each in seen(driver.window.page, QWidget) if text_of(each).startswith(("Use", "Usar"))
                )
                QTest.mouseClick(link, Qt.MouseButton.LeftButton)
                await until(lambda: seen(driver.window.page, QPlainTextEdit))
            await asyncio.sleep(0.05)
            assert cut_off(driver.window.page) == []
            fields = [*seen(driver.window.page, QLineEdit), *seen(driver.window.page, QPlainTextEdit)]
            assert all(field.accessibleName() for field in fields)
    finally:
        qapp.setFont(font)
        translation.install(qapp, "en")


def text_of(widget: QWidget) -> str:
    say = getattr(widget, "text", None)
    return say().replace("&", "") if callable(say) else ""


def cut_off(page: QWidget) -> list[str]:
    """Texts with less room than they need."""
    return [
        label.text()
        for label in seen(page, QLabel)
        if label.text()
        and (
            label.width() < label.minimumSizeHint().width()
            or (label.hasHeightForWidth() and label.height() < label.heightForWidth(label.width()))
        )
    ]


def test_a_window_that_was_never_opened_ends_with_code_3(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from app import desktop\n"
        "from app.options import Options\n"
        "from PySide6.QtCore import QTimer\n"
        "import ui.main_window as frame\n"
        "def ask(self, page, ask=frame.MainWindow.ask):\n"
        "    ask(self, page)\n"
        "    QTimer.singleShot(0, self.close)\n"
        "frame.MainWindow.ask = ask\n"
        "sys.exit(desktop.run(Options(Path(sys.argv[1]))))\n"
    )
    done = python(code, str(tmp_path), BATECERTO_STORE_KEY="", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")
    assert not (tmp_path / STORE_NAME).exists()
    assert not (tmp_path / NOTE_NAME).exists()
