// A browser's consent to be woken (Push API), the same for the console and the phone page.

export type PushState = 'on' | 'possible' | 'refused' | 'impossible';

export interface PushWorker {
  script: string;
  scope: string;
}

/** The service's side: its key, and what it remembers of this browser. */
export interface PushDoor {
  key: () => Promise<string>;
  add: (subscription: PushSubscriptionJSON) => Promise<string>;
  remove: (id: string) => Promise<void>;
}

/** Under which id the service knows this browser. */
const KNOWN_AS = 'mafundi.push.id';

export async function canBeWoken(worker: PushWorker): Promise<PushState> {
  // Only secure origins have workers, and not every browser has push.
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const registration = await navigator.serviceWorker.getRegistration(worker.scope);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription && localStorage.getItem(KNOWN_AS) ? 'on' : 'possible';
}

/** Ask the person, subscribe, and tell the service; a refusal by the person is an answer and no error. */
export async function wakeThisBrowser(worker: PushWorker, door: PushDoor): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  await navigator.serviceWorker.register(worker.script, { scope: worker.scope });
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: await door.key() });
  localStorage.setItem(KNOWN_AS, await door.add(subscription.toJSON()));
}

/** Forget this browser here and at the service; what the service does not know any more is forgotten all the same. */
export async function forgetThisBrowser(worker: PushWorker, door: PushDoor): Promise<void> {
  const id = localStorage.getItem(KNOWN_AS);
  localStorage.removeItem(KNOWN_AS);
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(worker.scope);
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  if (id) await door.remove(id);
}
