"""What a crew did well and what not, with the reason for each point."""
