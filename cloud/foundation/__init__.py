"""What every slice stands on: database, clock, errors, events, paging, exports. No business word inside."""
