# SPDX-License-Identifier: MIT
"""One module a repository, each on the connection of its scope."""
