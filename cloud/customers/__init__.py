"""Who the company works for: organisations and people, known to all branches."""
