"""A phone that may be woken: real page and worker; the push service behind it is the simulated one.

Chromium can reach no push service of a browser maker from a test: what `PushManager.subscribe` answers is the
simulated service's subscription, and what that service opens is handed to the real worker by the DevTools protocol.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.push_service import Browser as Subscription

ANSWER = """
const answer = %s;
const subscription = { toJSON: () => answer, endpoint: answer.endpoint, unsubscribe: async () => true };
let isSubscribed = false;
PushManager.prototype.subscribe = async () => { isSubscribed = true; return subscription; };
PushManager.prototype.getSubscription = async () => (isSubscribed ? subscription : null);
Notification.requestPermission = async () => 'granted';
Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
"""


@dataclass
class PushedPhone:
    """The page, and the way from the push service to its worker."""

    page: Page
    subscription: Subscription
    session: CDPSession
    registration_id: str
    origin: str
    delivered: int = 0

    def deliver(self) -> None:
        """Hand what the push service has opened to the worker."""
        for message in self.subscription.woken[self.delivered :]:
            self.session.send(
                "ServiceWorker.deliverPushMessage",
                {"origin": self.origin, "registrationId": self.registration_id, "data": json.dumps(message)},
            )
            self.delivered += 1


@contextmanager
def pushed_phone(
    browser: Browser, *, url: str, login: dict[str, Any], name: str, subscription: Subscription
) -> Iterator[PushedPhone]:
    """Sign a technician in on a phone and let it be woken."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, permissions=["notifications"])
    context.add_init_script(ANSWER % json.dumps(subscription.subscription()))
    page = context.new_page()
    session = context.new_cdp_session(page)
    registrations: dict[str, str] = {}
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.update({one["scopeURL"]: one["registrationId"] for one in told["registrations"]}),
    )
    session.send("ServiceWorker.enable")
    page.goto(f"{url}/phone")
    page.get_by_label("E-mail").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(name)).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.ready.then((one) => one.active.state === 'activated')")
    page.get_by_role("button", name="Tell me here").click()
    expect(page.get_by_role("button", name="Tell me here")).to_be_hidden()
    yield PushedPhone(page, subscription, session, registrations[f"{url}/phone"], url)
    context.close()
