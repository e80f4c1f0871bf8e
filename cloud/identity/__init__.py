"""People, their roles and sessions: who is acting, and what they may do."""
