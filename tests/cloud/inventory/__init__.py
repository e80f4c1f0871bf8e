"""Parts and stock."""
