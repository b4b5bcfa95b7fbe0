"""What `firedrone bench video` measures, one thing a file; clients run as programs of their own."""
