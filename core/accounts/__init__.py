"""Who someone is: passwords, sessions, roles, invitations."""
