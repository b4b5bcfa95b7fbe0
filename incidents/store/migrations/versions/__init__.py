"""One file a change; none is edited after a release."""
