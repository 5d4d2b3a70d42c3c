"""Plain text, without files: its typography and its readability."""
