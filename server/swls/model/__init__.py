"""One frozen snapshot of a text and what it means; the workspace of such snapshots."""
