# SPDX-License-Identifier: MIT
"""What all tests share."""

from __future__ import annotations

import os

# Before Qt is imported anywhere: tests need no screen, and speak English unless they say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
