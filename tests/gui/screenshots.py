# SPDX-License-Identifier: MIT
"""Pictures of every screen: ``python -m tests.gui.screenshots FOLDER``, or ``--guide`` for the user guide's own."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

import qasync

from app.desktop import has_display, make_application
from tests.gui.pictures.scenes import SCREENS
from tests.gui.pictures.taking import Lang, Wanted, take
from ui.appearance import TEXT_PERCENTS

_SMALL, _LARGE = (1366, 768), (2560, 1440)
_LANGS: tuple[Lang, ...] = ("pt", "en")
_GUIDE = Path(__file__).parents[2] / "docs" / "user-guide"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that are asked for."""
    asked = _parser().parse_args(arguments)
    names = _of_guide() if asked.guide else asked.only
    screens = [screen for screen in SCREENS if names is None or screen.name in names]
    if not screens:
        print("There is no such screen; there are:", *(screen.name for screen in SCREENS), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_one_screen(Path(place))}"
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        # Some screens tell who did something.
        os.environ["LOGNAME"] = "ana.costa"
        app = make_application()
        failed: dict[str, Exception] = {}
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            for folder, wanted in _wanted(asked):
                folder.mkdir(parents=True, exist_ok=True)
                taken = runner.run(take(app, screens, wanted, folder))
                failed |= taken.failed
                print(f"{len(taken.pictures)} pictures in {folder}")
    return tell(failed)


def tell(failed: Mapping[str, Exception]) -> int:
    """Say which pictures are missing and why, and give the exit code."""
    for name, error in failed.items():
        print(f"{name}:", *traceback.format_exception(error), file=sys.stderr)
    return 1 if failed else 0


def _wanted(asked: argparse.Namespace) -> list[tuple[Path, Wanted]]:
    """What to take, and where it is kept."""
    if asked.guide:
        return [
            (_GUIDE / "pictures" / lang, Wanted((lang,), ("light",), (_SMALL,), alone=True, plain=True))
            for lang in _LANGS
        ]
    sizes = [size for size in (_SMALL, _LARGE) if not asked.width or size[0] in asked.width]
    wanted = Wanted(
        asked.lang or _LANGS,
        asked.scheme or ("light", "dark"),
        sizes,
        asked.text or (100,),
        asked.live,
        asked.alone,
        asked.plain,
    )
    return [(asked.folder, wanted)]


def _of_guide() -> set[str]:
    """The screens that the user guide shows."""
    text = (_GUIDE / "pt.md").read_text(encoding="utf-8")
    return set(re.findall(r"\]\(pictures/pt/([\w-]+)\.png\)", text))


def _one_screen(folder: Path) -> Path:
    """A screen of the size that most offices have: Qt's own without a display is smaller than a dialog."""
    screen = {"name": "office", "x": 0, "y": 0, "width": _SMALL[0], "height": _SMALL[1], "logicalDpi": 96, "dpr": 1}
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gui.screenshots", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("folder", type=Path, nargs="?")
    where.add_argument("--guide", action="store_true", help="those of docs/user-guide, in their place")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these screens, and not all")
    parser.add_argument("--lang", nargs="+", choices=_LANGS)
    parser.add_argument("--scheme", nargs="+", choices=("light", "dark"))
    parser.add_argument("--width", nargs="+", type=int, choices=(_SMALL[0], _LARGE[0]))
    parser.add_argument("--text", nargs="+", type=int, choices=TEXT_PERCENTS, help="sizes of text, in percent")
    parser.add_argument("--live", action="store_true", help="choose the sizes of text while the window is seen")
    parser.add_argument("--alone", action="store_true", help="dialogs without the window behind them")
    parser.add_argument("--plain", action="store_true", help="name the files after the screens alone")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
