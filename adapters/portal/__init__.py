# SPDX-License-Identifier: MIT
"""The portal: its schema, the client, and a simulator of it."""
