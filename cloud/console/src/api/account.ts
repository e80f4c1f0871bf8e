// One's own account: profile, sessions, password, second factors, and the links that set a password.
import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { CredentialLink, OwnSession, Page, Passkey, Profile, ProfileChanges, Session } from './contract';
import { remembered } from './session';

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => bodyOf<Profile>(client.GET('/api/v1/profile')),
});

export const changeProfile = (changes: ProfileChanges) =>
  bodyOf<Profile>(client.PATCH('/api/v1/profile', { body: changes }));

export const changePassword = (passwords: { current_password: string; password: string }) =>
  bodyOf(client.PUT('/api/v1/profile/password', { body: passwords }));

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => bodyOf<Page<OwnSession>>(client.GET('/api/v1/sessions')),
  select: (page) => page.items,
});

export const endSession = (sessionId: string) =>
  bodyOf(client.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: sessionId } } }));

export const endOtherSessions = () => bodyOf(client.DELETE('/api/v1/sessions'));

export const beginAuthenticator = () =>
  bodyOf<{ seed: string; address: string; picture: string }>(client.POST('/api/v1/profile/authenticator'));

export const confirmAuthenticator = (code: string) =>
  bodyOf<{ codes: string[] }>(client.POST('/api/v1/profile/authenticator/confirmation', { body: { code } }));

export const removeAuthenticator = () => bodyOf(client.DELETE('/api/v1/profile/authenticator'));

export const renewRecoveryCodes = () => bodyOf<{ codes: string[] }>(client.POST('/api/v1/profile/recovery-codes'));

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => bodyOf<Page<Passkey>>(client.GET('/api/v1/profile/passkeys')),
  select: (page) => page.items,
});

export type PasskeyOptions = Record<string, unknown>;

export const beginPasskey = () => bodyOf<{ options: PasskeyOptions }>(client.POST('/api/v1/profile/passkeys/challenge'));

export const addPasskey = (name: string, credential: PasskeyOptions) =>
  bodyOf<Passkey>(client.POST('/api/v1/profile/passkeys', { body: { name, credential } }));

export const removePasskey = (passkeyId: string) =>
  bodyOf(client.DELETE('/api/v1/profile/passkeys/{passkey_id}', { params: { path: { passkey_id: passkeyId } } }));

export const askForPasskey = () => bodyOf<{ options: PasskeyOptions }>(client.POST('/api/v1/session/passkey/challenge'));

export const signInWithPasskey = async (credential: PasskeyOptions) =>
  remembered(await bodyOf<Session>(client.POST('/api/v1/session/passkey', { body: { credential } })));

export const prove = async (proof: { password: string; code: string }) =>
  remembered(await bodyOf<Session>(client.POST('/api/v1/session/proof', { body: proof })));

export const proveByPasskey = async (credential: PasskeyOptions) =>
  remembered(await bodyOf<Session>(client.POST('/api/v1/session/proof/passkey', { body: { credential } })));

export const askForReset = (email: string) => bodyOf(client.POST('/api/v1/session/reset-requests', { body: { email } }));

export const lookAtLink = (secret: string) =>
  bodyOf<CredentialLink>(client.POST('/api/v1/session/links/look', { body: { secret } }));

export const setPasswordByLink = (secret: string, password: string) =>
  bodyOf<CredentialLink>(client.POST('/api/v1/session/links/use', { body: { secret, password } }));

export const outsideQuery = queryOptions({
  queryKey: ['outside'],
  queryFn: () => bodyOf<{ name: string | null }>(client.GET('/api/v1/session/outside')),
  staleTime: Infinity,
});

export const goOutside = () => bodyOf<{ address: string }>(client.POST('/api/v1/session/outside'));

export const comeBack = async (brought: { code: string; state: string }) =>
  remembered(await bodyOf<Session>(client.POST('/api/v1/session/outside/return', { body: brought })));
