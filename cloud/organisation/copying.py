"""What a new branch takes over from the one it is like: settings always; sites and machines when asked for."""

from datetime import datetime
from typing import Final
from uuid import UUID

from cloud.assets.operations import add_asset
from cloud.assets.queries import Asset, Site, assets_of_branch, sites_of_branch
from cloud.assets.sites import add_site
from cloud.billing import price_lists as invoicing
from cloud.billing.queries import setting_of as invoicing_of
from cloud.branches.queries import Branch
from cloud.dispatch import operations as dispatch
from cloud.dispatch.queries import setting_of as dispatch_of
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.predictions import operations as predictions
from cloud.predictions.queries import setting_of as prediction_of
from cloud.sla.operations import set_terms
from cloud.sla.queries import terms_of

OF_A_SITE: Final = ("address", "latitude", "longitude", "customer_id", "contacts")
OF_A_MACHINE: Final = ("category", "manufacturer", "model", "serial_number", "criticality")


async def copy_settings(transaction: Transaction, *, actor: Actor, like: Branch, branch: Branch, now: datetime) -> None:
    """Take over what was chosen for the other branch: promises, dispatch, invoicing, forecasts."""
    for priority, (terms, version) in (await terms_of(transaction, branch_id=like.id)).items():
        if version:
            await set_terms(
                transaction,
                actor=actor,
                branch_id=branch.id,
                priority=priority,
                terms=terms,
                seen_version=0,
                now=now,
            )
    dispatching = await dispatch_of(transaction, branch_id=like.id)
    if dispatching.version:
        await dispatch.set_mode(transaction, actor=actor, branch_id=branch.id, mode=dispatching.mode, seen_version=0)
    bills = await invoicing_of(transaction, branch_id=like.id)
    if bills.version:
        await invoicing.set_invoicing(
            transaction,
            actor=actor,
            branch_id=branch.id,
            seen_version=0,
            mode=bills.mode,
            tax_rounding=bills.tax_rounding,
        )
    foresees = await prediction_of(transaction, branch_id=like.id)
    if foresees.version:
        await predictions.set_mode(transaction, actor=actor, branch_id=branch.id, mode=foresees.mode)


async def copy_sites(transaction: Transaction, *, actor: Actor, like: Branch, branch: Branch) -> None:
    """Add the other branch's sites and machines here too; signals, rules and history stay where they were made."""
    sites = {
        site.id: await add_site(
            transaction,
            actor=actor,
            branch_id=branch.id,
            name=site.name,
            **{field: getattr(site, field) for field in OF_A_SITE},
        )
        for site in await sites_of_branch(transaction, branch_id=like.id)
    }
    waiting = await assets_of_branch(transaction, branch_id=like.id)
    copied: dict[UUID, Asset] = {}
    while ready := [one for one in waiting if one.parent_id is None or one.parent_id in copied]:
        for asset in ready:
            parent = copied[asset.parent_id] if asset.parent_id else None
            copied[asset.id] = await _copy_asset(transaction, actor, asset, sites[asset.site_id], parent)
        waiting = [one for one in waiting if one.id not in copied]


async def _copy_asset(transaction: Transaction, actor: Actor, asset: Asset, site: Site, parent: Asset | None) -> Asset:
    return await add_asset(
        transaction,
        actor=actor,
        site=site,
        name=asset.name,
        tag=asset.tag,
        parent_id=parent.id if parent else None,
        **{field: getattr(asset, field) for field in OF_A_MACHINE},
    )
