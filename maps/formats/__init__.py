"""Map files that people exchange: GeoJSON, KML, KMZ and GPX."""
