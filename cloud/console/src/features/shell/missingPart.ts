// A page is loaded in parts; one may be unreachable, or gone because the service was renewed meanwhile.

const WORDS = /dynamically imported module|importing a module script|preload css/i;

export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && WORDS.test(error.message);
}
