"""What work costs the customer and what was paid: prices, invoices, credit notes, payments. An issued invoice stays."""
