"""Reads, checks and writes the annual reports on government information disclosure."""

from __future__ import annotations

__version__ = "0.1.0"
