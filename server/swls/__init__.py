"""Language server, linter and diagram renderer for Serverless Workflow (Open Workflow Specification)."""

from __future__ import annotations

__version__ = "0.1.0"
