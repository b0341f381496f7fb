# SPDX-License-Identifier: MIT
"""Which schemas this program knows; small enough to ask without loading the migrations."""

APPLICATION_ID = 0x42415445
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012", "0013")
HEAD = REVISIONS[-1]
