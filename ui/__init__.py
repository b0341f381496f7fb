# SPDX-License-Identifier: MIT
"""The window: views, table models, presenters and background tasks."""
