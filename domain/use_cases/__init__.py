# SPDX-License-Identifier: MIT
"""One module a verb: what the clerk can do."""
