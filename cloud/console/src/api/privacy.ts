// What is held of people, and taking it out.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client } from './client';
import type { DataSubject, Erased, Page, PersonalData, Retention } from './contract';

export const dataSubjectsQuery = queryOptions({
  queryKey: ['privacy', 'people'],
  queryFn: () => bodyOf<Page<DataSubject>>(client.GET('/api/v1/privacy/people')),
  select: (page) => page.items,
});

export const retentionQuery = queryOptions({
  queryKey: ['privacy', 'retention'],
  queryFn: () => bodyOf<Retention>(client.GET('/api/v1/privacy/retention')),
});

/** All that is held of somebody, to be saved as a file. */
export function personalData(personId: string): Promise<PersonalData> {
  return bodyOf<PersonalData>(
    client.GET('/api/v1/privacy/people/{person_id}/data', { params: { path: { person_id: personId } } }),
  );
}

export function erasePerson(personId: string, name: string): Promise<Erased> {
  return bodyOf<Erased>(
    client.POST('/api/v1/privacy/people/{person_id}/erasure', {
      params: { path: { person_id: personId } },
      body: { name },
      headers: attempt(),
    }),
  );
}
