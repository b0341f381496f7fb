# SPDX-License-Identifier: MIT
"""What all tests share."""

from __future__ import annotations

import os

# Before Qt is imported anywhere: tests need no screen, and speak English unless they say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
# Tests touch nobody's keychain; and keyring would choose among the stand-ins that some of them define.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
