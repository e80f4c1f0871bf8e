"""Who may do what and where: the permission table, roles, and who was given which one."""
