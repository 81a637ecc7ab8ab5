"""Article -> parse, and what is found in it: mentions, chains, times."""
