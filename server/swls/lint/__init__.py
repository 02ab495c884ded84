"""Rules, selection, suppression and settings: from a document to its diagnostics."""
