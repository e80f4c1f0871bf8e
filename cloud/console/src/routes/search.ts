// The state of lists and charts as it stands in the address, so that a link shows a colleague the same.

type Raw = Record<string, unknown>;

/** A page's reading of its address: whatever is missing or wrong is left out. */
export function searchOf<Search>(read: (raw: Raw) => Search): (raw: Raw) => Partial<Search> {
  return read;
}

/** A text that is not empty. Numbers are texts too: the router reads `?q=42` as a number. */
export function textIn(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function choiceIn<Choice extends string>(raw: Raw, name: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === raw[name]);
}

export function numberIn(raw: Raw, name: string): number | undefined {
  const value = Number(raw[name]);
  return raw[name] !== undefined && raw[name] !== '' && Number.isFinite(value) ? value : undefined;
}
