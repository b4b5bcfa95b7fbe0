"""Where an address is: the gazetteer, how it is searched, and how it is made."""
