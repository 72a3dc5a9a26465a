"""A made-up register of the eight Nordic countries, in the terms of `docs/model.md`, for measuring speed."""
