"""What can be refused about parts and stock."""

from cloud.foundation.errors import Conflict, Invalid


class PartNumberTaken(Conflict):
    """Another part has this number."""

    code = "inventory.number_taken"


class UnknownPart(Invalid):
    """There is no part with this number."""

    code = "inventory.unknown_part"


class UnknownUnit(Invalid):
    """The unit is neither `piece` nor a known code of UCUM."""

    code = "inventory.unknown_unit"


class PriceNeedsCurrency(Invalid):
    """A price has a currency, and a currency without a price says nothing."""

    code = "inventory.price_needs_currency"


class UnknownPlace(Invalid):
    """There is no such warehouse or van in the branch, or it is closed."""

    code = "inventory.unknown_place"


class PlaceNameTaken(Conflict):
    """Another place of the branch has this name."""

    code = "inventory.place_name_taken"


class TechnicianHasVan(Conflict):
    """A technician has one van."""

    code = "inventory.technician_has_van"


class UnknownDriver(Invalid):
    """A van belongs to a technician of its branch, and a warehouse to nobody."""

    code = "inventory.unknown_driver"


class PlaceNotEmpty(Conflict):
    """There is still stock in it."""

    code = "inventory.place_not_empty"


class SamePlace(Invalid):
    """Stock moves from one place to another one of the same branch."""

    code = "inventory.same_place"


class NotEnough(Conflict):
    """There is less of the part than is asked for, or the rest is kept for other jobs."""

    code = "inventory.not_enough"


class NotWhole(Invalid):
    """Pieces are counted in whole numbers."""

    code = "inventory.not_whole"


class CostNeeded(Invalid):
    """What comes in has a cost; there is no average yet that could stand for it."""

    code = "inventory.cost_needed"


class MoveIdTaken(Conflict):
    """The id belongs to another move."""

    code = "inventory.move_id_taken"


class UsedForOrder(Conflict):
    """What was used for an order is taken back at the order, which says whether it may be and keeps its history."""

    code = "inventory.used_for_order"


class PlaceIsClosed(Conflict):
    """Stock would come back to a van or warehouse that is closed."""

    code = "inventory.place_closed"


class AlreadyReversed(Conflict):
    """A move is taken back once, and what takes back is not taken back itself."""

    code = "inventory.already_reversed"
