# SPDX-License-Identifier: MIT
"""Secrets: the operating system's keychain, and the key of the store."""
