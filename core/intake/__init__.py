"""What people bring: pasted mail and message files."""
