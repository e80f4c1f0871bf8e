// Names and prices as people type them, one a line: `6205-2RS 1450.00`.

/** Each line's name and price; what has no number at its end keeps an empty price, which the service then refuses. */
export function pricesIn(typed: string): [name: string, price: string][] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const found = /^(.*?)[\s:;=]+(\d[\d,]*(?:\.\d+)?)$/.exec(line);
      return found ? [found[1] ?? '', (found[2] ?? '').replace(/,/g, '')] : [line, ''];
    });
}

export function linesOf(prices: [name: string, price: string | number][]): string {
  return prices.map(([name, price]) => `${name} ${price}`).join('\n');
}
