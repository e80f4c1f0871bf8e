"""What can be refused about sites and assets."""

from cloud.foundation.errors import Conflict, Invalid


class TagTaken(Conflict):
    """Another asset of the branch has this tag."""

    code = "assets.tag_taken"


class SiteNameTaken(Conflict):
    """Another site of the branch has this name."""

    code = "assets.site_name_taken"


class UnknownCustomer(Invalid):
    """There is no such customer, or the company no longer works for them."""

    code = "assets.unknown_customer"


class ForeignSite(Invalid):
    """The site or parent belongs to another branch."""

    code = "assets.foreign_site"


class SameBranch(Invalid):
    """It lies there already."""

    code = "assets.same_branch"
