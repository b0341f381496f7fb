# SPDX-License-Identifier: MIT
"""The process that stands for a window: claims a folder, says so, and says when it is asked to show itself."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.instance import OneInstance


def main(folder: Path) -> int:
    """Say "taken" and stay, or "refused", the holder's process and whether the holder answered, and end."""
    app = QCoreApplication(sys.argv[:1])
    instance = OneInstance(folder)
    if not instance.try_take():
        print("refused", instance.holder, instance.ask_to_show(20_000), flush=True)
        return 3
    instance.show_wanted.connect(lambda: print("show", flush=True))
    assert instance.listen()
    print("taken", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
