"""Parts and stock: a double-entry ledger over warehouses and vans, what jobs need of it, and what they used."""
