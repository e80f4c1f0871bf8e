// Where to go after signing in: only ever a page of the console itself.

const HERE = 'http://console.invalid';

export function pathWithin(wish: string | undefined): string {
  if (!wish?.startsWith('/')) return '/';
  try {
    const target = new URL(wish, HERE);
    return target.origin === HERE ? target.pathname + target.search + target.hash : '/';
  } catch {
    return '/';
  }
}
