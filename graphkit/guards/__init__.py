"""What must not be told further: numbers, addresses and names of persons."""
