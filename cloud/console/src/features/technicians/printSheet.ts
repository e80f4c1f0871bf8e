// Prints one sheet instead of the whole page: the style sheet hides the rest while the body says what is printed.

export function printSheet(name: string): void {
  document.body.dataset.printing = name;
  // Some browsers print later than they return.
  addEventListener('afterprint', () => delete document.body.dataset.printing, { once: true });
  print();
}
