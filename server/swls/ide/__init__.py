"""What an editor asks for: one file a feature, plain data in, plain data out, offsets in code points."""

from __future__ import annotations
