# SPDX-License-Identifier: MIT
"""Pictures of every screen, the documentation's among them: ``python -m tests.gui.screenshots FOLDER``."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import qasync

from app.desktop import has_display, make_application
from tests.gui.pictures.scenes import SCREENS
from tests.gui.pictures.taking import Wanted, take

_SMALL, _LARGE = (1366, 768), (2560, 1440)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that are asked for."""
    asked = _parser().parse_args(arguments)
    screens = [screen for screen in SCREENS if not asked.only or screen.name in asked.only]
    if not screens:
        print("There is no such screen; there are:", *(screen.name for screen in SCREENS), file=sys.stderr)
        return 2
    wanted = Wanted(
        asked.lang or ("pt", "en"),
        asked.scheme or ("light", "dark"),
        [size for size in (_SMALL, _LARGE) if not asked.width or size[0] in asked.width],
        asked.alone,
        asked.plain,
    )
    with tempfile.TemporaryDirectory() as place:
        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_one_screen(Path(place))}"
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        app = make_application()
        asked.folder.mkdir(parents=True, exist_ok=True)
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            taken = runner.run(take(app, screens, wanted, asked.folder))
    print(f"{len(taken.pictures)} pictures in {asked.folder}")
    for name, error in taken.failed.items():
        print(f"{name}:", *traceback.format_exception(error), file=sys.stderr)
    return 1 if taken.failed else 0


def _one_screen(folder: Path) -> Path:
    """A screen of the size that most offices have: Qt's own without a display is smaller than a dialog."""
    screen = {"name": "office", "x": 0, "y": 0, "width": _SMALL[0], "height": _SMALL[1], "logicalDpi": 96, "dpr": 1}
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these screens, and not all")
    parser.add_argument("--lang", nargs="+", choices=("pt", "en"))
    parser.add_argument("--scheme", nargs="+", choices=("light", "dark"))
    parser.add_argument("--width", nargs="+", type=int, choices=(_SMALL[0], _LARGE[0]))
    parser.add_argument("--alone", action="store_true", help="dialogs without the window behind them")
    parser.add_argument("--plain", action="store_true", help="name the files after the screens alone")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
