// A browser and its system as a person calls them, out of what it says of itself.

const BROWSERS: [name: string, sign: RegExp][] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrom(e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: [name: string, sign: RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
];

/** Empty if it says nothing that is known. */
export function nameOfBrowser(userAgent: string): string {
  const first = (known: [name: string, sign: RegExp][]) => known.find(([, sign]) => sign.test(userAgent))?.[0];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ');
}
