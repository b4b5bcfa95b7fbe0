"""What the dispatch centre wrote: read from whatever file it came in, looked at, then taken in."""
