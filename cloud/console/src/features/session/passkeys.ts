// What the browser does with passkeys: makes one, or shows one, with the options that the service gave.
import { addPasskey, askForPasskey, beginPasskey, type PasskeyOptions } from '@/api/account';
import type { Passkey } from '@/api/contract';

/** Passkeys need a secure origin with a name; an older browser cannot read the options as JSON. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    !/^[\d.:[\]]+$/.test(location.hostname)
  );
}

/** Raises `NotShown` when the person gives it up. */
export class NotShown extends Error {}

export async function makePasskey(name: string): Promise<Passkey> {
  const { options } = await beginPasskey();
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return addPasskey(name, written(await given(navigator.credentials.create({ publicKey }))));
}

export async function showPasskey(): Promise<PasskeyOptions> {
  const { options } = await askForPasskey();
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return written(await given(navigator.credentials.get({ publicKey })));
}

async function given(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asked.catch((error: unknown) => {
    throw new NotShown(undefined, { cause: error });
  });
  if (!(credential instanceof PublicKeyCredential)) throw new NotShown();
  return credential;
}

function written(credential: PublicKeyCredential): PasskeyOptions {
  return credential.toJSON() as PasskeyOptions;
}
