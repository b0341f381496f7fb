# SPDX-License-Identifier: MIT
"""Pictures of everything that the window shows; see tests.gui.screenshots."""
