"""The two generations of the language; the only package that names a version."""
