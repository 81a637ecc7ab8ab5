"""Doc -> claims: clauses, implied relations, event nouns, attribution, stance, event types."""
