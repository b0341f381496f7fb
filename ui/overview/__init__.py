# SPDX-License-Identifier: MIT
"""The overview: companies down, months across, a sign for each; the first steps where there is nothing yet."""

from ui.overview.view import OverviewView

__all__ = ["OverviewView"]
