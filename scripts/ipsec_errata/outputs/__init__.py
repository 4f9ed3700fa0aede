"""What machines read: JSON, feeds, tables and pictures as values, made from the database."""
