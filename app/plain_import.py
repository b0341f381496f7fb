# SPDX-License-Identifier: MIT
"""Qt's own modules, loaded so that Python's import statement stays as it was.

PySide6 puts a function of its own in its place, for ``from __feature__ import``, which nothing here uses. It reads and
keeps the source of every module that is imported afterwards: a tenth of the time from the start to the first data.
"""

from __future__ import annotations

import builtins

_plain = builtins.__import__
try:
    import PySide6.QtCore  # noqa: F401 - it is this that replaces the statement
finally:
    builtins.__import__ = _plain
