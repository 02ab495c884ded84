"""Flow graph to picture: SVG, DOT, Mermaid, JSON."""
