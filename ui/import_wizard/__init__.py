# SPDX-License-Identifier: MIT
"""Files looked at before they are imported: what they are, what they change, and where in them something is wrong."""
