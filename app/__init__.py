# SPDX-License-Identifier: MIT
"""The outermost room: entry point, composition, command line and desktop start."""
