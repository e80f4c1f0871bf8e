"""The program that takes batches from the broker and stores readings and alarms in one transaction."""
