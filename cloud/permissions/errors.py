"""What can be refused about roles."""

from cloud.foundation.errors import Conflict, Forbidden, Invalid


class AboveOwnRights(Forbidden):
    """A role, or a place for it, that is not for this person to give or take."""

    code = "permissions.above_own_rights"


class OwnRoles(Forbidden):
    """Nobody changes their own roles."""

    code = "permissions.own_roles"


class LastSuperAdmin(Conflict):
    """Without a super admin nobody could give that role again."""

    code = "permissions.last_super_admin"


class UnknownRole(Invalid):
    """No such role."""

    code = "permissions.unknown_role"


class WrongScope(Invalid):
    """The role is not given there: a super admin is of the organisation, a site contact of a site."""

    code = "permissions.wrong_scope"


class UnknownPlace(Invalid):
    """No such branch, region or site, or a site of another branch."""

    code = "permissions.unknown_place"


class RoleGivenAlready(Conflict):
    """The person has this role there."""

    code = "permissions.given_already"


class RoleInUse(Conflict):
    """Somebody has this role; take it back first."""

    code = "permissions.role_in_use"


class NameTaken(Conflict):
    """Another role has this name."""

    code = "permissions.name_taken"


class UnknownPermission(Invalid):
    """A word that is not in the permission table."""

    code = "permissions.unknown_permission"
