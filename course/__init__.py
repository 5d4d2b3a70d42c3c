"""A self-paced course read from Markdown, checked, and rendered for any site builder."""
