// Programs of others and their keys, and how the organisation wants its people to sign in.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { NewServiceAccount, Page, ServiceAccount, ShownKey, SignInPolicy } from './contract';

export const serviceAccountsQuery = queryOptions({
  queryKey: ['service-accounts'],
  queryFn: () => bodyOf<Page<ServiceAccount>>(client.GET('/api/v1/service-accounts')),
  select: (page) => page.items,
});

export const addServiceAccount = (account: NewServiceAccount) =>
  bodyOf<ServiceAccount>(client.POST('/api/v1/service-accounts', { body: account, headers: attempt() }));

export const endServiceAccount = (accountId: string) =>
  bodyOf(client.DELETE('/api/v1/service-accounts/{account_id}', { params: { path: { account_id: accountId } } }));

/** Without an idempotency key: what is kept of an answer would hold the secret. */
export const addKey = (accountId: string, days: number) =>
  bodyOf<ShownKey>(
    client.POST('/api/v1/service-accounts/{account_id}/keys', { params: { path: { account_id: accountId } }, body: { days } }),
  );

export const revokeKey = (accountId: string, keyId: string) =>
  bodyOf(
    client.DELETE('/api/v1/service-accounts/{account_id}/keys/{key_id}', {
      params: { path: { account_id: accountId, key_id: keyId } },
    }),
  );

export const signInPolicyQuery = queryOptions({
  queryKey: ['sign-in-policy'],
  queryFn: () => bodyOf<SignInPolicy>(client.GET('/api/v1/organisation/sign-in')),
});

export const setSignInPolicy = (before: SignInPolicy, needsSecondFactor: boolean) =>
  bodyOf<SignInPolicy>(
    client.PUT('/api/v1/organisation/sign-in', {
      body: { needs_second_factor: needsSecondFactor },
      headers: ifMatch(before.version),
    }),
  );
