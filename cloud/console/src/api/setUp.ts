// The beginning of a service that is empty.
import { bodyOf, client } from './client';
import type { SetUp, SetUpState } from './contract';

export function setUpState(): Promise<SetUpState> {
  return bodyOf<SetUpState>(client.GET('/api/v1/set-up', {}));
}

export function setUp(answers: SetUp): Promise<SetUpState> {
  return bodyOf<SetUpState>(client.POST('/api/v1/set-up', { body: answers }));
}
