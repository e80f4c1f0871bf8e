import { expect, test } from 'vitest';
import { Problem } from './problem';

test('a message stands at its field, whatever path leads to it', () => {
  const problem = new Problem(422, { errors: [{ field: 'params.limit', message: 'too high' }] });

  expect(problem.about('limit')).toBe('too high');
  expect(problem.about('title')).toBeUndefined();
});

test('a message about an entry of a list stands at the list', () => {
  const problem = new Problem(422, { errors: [{ field: 'service_emails.1', message: 'not an address' }] });

  expect(problem.about('service_emails')).toBe('not an address');
  expect(problem.about('service')).toBeUndefined();
});

test('an answer that is no problem document is still a problem', () => {
  const problem = new Problem(502, '<html>bad gateway</html>');

  expect(problem.status).toBe(502);
  expect(problem.fields).toEqual([]);
});

test('only 412 is a conflict of versions', () => {
  expect(new Problem(412, {}).isConflictOfVersions).toBe(true);
  expect(new Problem(409, {}).isConflictOfVersions).toBe(false);
});
