"""What hands do on a map: fingers, and shapes that are drawn and moved."""
