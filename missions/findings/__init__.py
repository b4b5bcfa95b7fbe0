"""What `missions.checks` looks at, one kind of finding a module."""
