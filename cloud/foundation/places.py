"""Distances on the globe."""

import math
from typing import Final

EARTH_RADIUS_M: Final = 6_371_008.8

DETOUR: Final = 1.3
"""Roads are so much longer than the great circle."""

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


def distance_m(start: Coordinates, end: Coordinates) -> float:
    """Return the shortest way over the globe in metres (haversine formula)."""
    north, south = math.radians(start[0]), math.radians(end[0])
    rise = math.sin((south - north) / 2) ** 2
    turn = math.sin(math.radians(end[1] - start[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(rise + math.cos(north) * math.cos(south) * turn))


def road_m(start: Coordinates, end: Coordinates) -> float:
    """Return the estimated way by road in metres."""
    return distance_m(start, end) * DETOUR
