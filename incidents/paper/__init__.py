"""What is put on paper, whatever it says: pages of a PDF, their letters, small drawings, and a map."""
