"""Which page talks to which desk."""
