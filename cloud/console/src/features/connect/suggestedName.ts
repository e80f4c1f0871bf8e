// A first name for a signal, made from its key: `c-3/oil_temperature` becomes "Oil temperature".

export function suggestedName(key: string): string {
  const words = (key.split('/').at(-1) ?? key).replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The part of a key that names the machine. */
export function equipmentOf(key: string): string {
  return key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '';
}
