# SPDX-License-Identifier: MIT
"""The revisions, in the order of their numbers."""
