"""All models, imported once, so that the metadata is whole."""

import cloud.alarms.models
import cloud.assets.models
import cloud.audit.models
import cloud.billing.models
import cloud.billing.payment_models
import cloud.bookings.models
import cloud.branches.models
import cloud.contracts.models
import cloud.customers.models
import cloud.dispatch.models
import cloud.files.models
import cloud.foundation.delivery
import cloud.foundation.events
import cloud.foundation.idempotency
import cloud.foundation.identity_of_database
import cloud.foundation.schedule
import cloud.gateways.models
import cloud.identity.credential_models
import cloud.identity.models
import cloud.inventory.models
import cloud.notifications.models
import cloud.permissions.models
import cloud.phone.models
import cloud.portal.models
import cloud.predictions.models
import cloud.reports.models
import cloud.sla.models
import cloud.technicians.models
import cloud.telemetry.models
import cloud.work_orders.models  # noqa: F401
from cloud.foundation.database import metadata

__all__ = ["metadata"]
