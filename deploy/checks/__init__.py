"""How the project proves itself: parts with a budget each, run by `make check`, `make test` and CI."""
