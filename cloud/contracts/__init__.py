"""What is agreed with customers: which labour, parts and travel they do not pay for, where, and from when to when."""
