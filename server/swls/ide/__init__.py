"""One file an editor feature: plain data in, plain data out."""
