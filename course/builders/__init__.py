"""Site builders that the course can be mounted on."""
