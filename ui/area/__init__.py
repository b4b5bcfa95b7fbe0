"""An area's own files: what is there, and how it comes onto this laptop."""
