"""Text to tree: a tolerant, incremental reader for YAML and JSON."""
