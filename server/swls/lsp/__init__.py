"""The protocol edge: the only package that knows pygls and lsprotocol."""
