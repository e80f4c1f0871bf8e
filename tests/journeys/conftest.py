"""What journeys share with the tests of the screens: one browser."""

from tests.browser.conftest import browser

__all__ = ["browser"]
