"""One scene a file. Each has PALETTES, by name, and draw(palette), which returns the finished canvas."""
