"""Guessers: they know nothing of the course, and pick keys by the wording of options alone."""
