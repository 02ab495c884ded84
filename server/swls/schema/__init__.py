"""The language as data: schema modules compiled to shapes, and the one walk over a tree."""
