"""graphkit: the toolkit of the Nordic Social Innovation Graph."""
