# SPDX-License-Identifier: MIT
"""The portal side over real HTTP on loopback."""
