"""The company's shape: regions, branches and what each uses; new branches, sandboxes, what moves between them."""
