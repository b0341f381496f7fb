# SPDX-License-Identifier: MIT
"""The portal side, without a network."""
