# SPDX-License-Identifier: MIT
"""Tables in the window: what their columns mean is asked, shown and remembered."""
