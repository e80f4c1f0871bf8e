"""What can be refused about invoices and payments."""

from cloud.foundation.errors import Conflict, Invalid


class PriceListNameTaken(Conflict):
    """Another price list has this name."""

    code = "billing.price_list_name_taken"


class NoPriceList(Conflict):
    """There is no price list in the branch's currency."""

    code = "billing.no_price_list"


class NobodyToInvoice(Conflict):
    """The order's site is the company's own, or the order has no site."""

    code = "billing.nobody_to_invoice"


class OrderIsNotDone(Conflict):
    """An order is invoiced once it is completed."""

    code = "billing.order_is_not_done"


class OrderHasInvoice(Conflict):
    """An order has at most one invoice that is not credited."""

    code = "billing.order_has_invoice"


class NotADraft(Conflict):
    """Only a draft can be changed; what was issued is corrected by a credit note."""

    code = "billing.not_a_draft"


class NothingToIssue(Conflict):
    """An invoice without lines says nothing."""

    code = "billing.nothing_to_issue"


class LineWithoutPrice(Conflict):
    """A line has no price yet."""

    code = "billing.line_without_price"


class NotIssued(Conflict):
    """Only an issued invoice can be credited, sent or paid."""

    code = "billing.not_issued"


class MoreThanTheLine(Invalid):
    """A credit is at most what is left of the line."""

    code = "billing.more_than_the_line"


class NothingToCredit(Invalid):
    """A credit note needs a line with an amount."""

    code = "billing.nothing_to_credit"


class NothingOwed(Conflict):
    """The invoice is paid."""

    code = "billing.nothing_owed"


class MoreThanOwed(Invalid):
    """More would be put on an invoice than is owed on it."""

    code = "billing.more_than_owed"


class MoreThanLeft(Invalid):
    """More would be taken from a payment than is left of it."""

    code = "billing.more_than_left"


class PaymentOfAnother(Invalid):
    """The payment is another customer's or another branch's."""

    code = "billing.payment_of_another"


class ReceiptTaken(Conflict):
    """A payment with this receipt number is booked already."""

    code = "billing.receipt_taken"


class IdUsedForAnotherPayment(Conflict):
    """The id belongs to another payment or request."""

    code = "billing.id_used"


class BadAmount(Invalid):
    """Not an amount of the currency: too many decimals, or nothing at all."""

    code = "billing.bad_amount"


class NoMobileMoney(Conflict):
    """M-Pesa is not set up here, or the invoice is not in shillings."""

    code = "billing.no_mobile_money"


class AlreadyAsked(Conflict):
    """A request for this invoice waits for its answer on the same phone."""

    code = "billing.already_asked"


class NotVoidable(Conflict):
    """Only what a person booked, and the provider told nothing of, can be taken back."""

    code = "billing.not_voidable"


class EnoughAsked(Conflict):
    """So many phones are asked for this invoice that no further one may ring."""

    code = "billing.enough_asked"


class NotSettleable(Conflict):
    """What was told can no longer become a payment."""

    code = "billing.not_settleable"


class NotAMobileNumber(Invalid):
    """M-Pesa reaches Kenyan mobile numbers alone."""

    code = "billing.not_a_mobile_number"


class AboveMobileLimit(Conflict):
    """More than M-Pesa moves at once."""

    code = "billing.above_mobile_limit"
