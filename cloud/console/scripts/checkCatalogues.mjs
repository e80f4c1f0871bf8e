// Every text in every language: same keys, same placeholders, plurals complete, nothing unused, nothing left in English.
import { readFileSync } from 'node:fs';
import { FAMILY } from './catalogueParts.mjs';
import { sourceFiles } from './sourceFiles.mjs';

const LANGUAGES = ['en', 'sw', 'fr'];
/** French has a third form from a million on; no count of this console goes there. */
const PLURALS = { en: ['one', 'other'], sw: ['one', 'other'], fr: ['one', 'other'] };

const catalogues = Object.fromEntries(
  LANGUAGES.map((code) => [code, JSON.parse(readFileSync(`src/i18n/catalogues/${code}.json`, 'utf8'))]),
);
const problems = [];

const stemOf = (key) => key.replace(/_(one|many|other)$/, '');
const isPlural = (key, catalogue) => /_(one|many|other)$/.test(key) && `${stemOf(key)}_other` in catalogue;
const placeholdersOf = (words) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort().join(' ');

const stems = (catalogue) => new Set(Object.keys(catalogue).map((key) => (isPlural(key, catalogue) ? stemOf(key) : key)));
const all = new Set(LANGUAGES.flatMap((code) => [...stems(catalogues[code])]));

for (const code of LANGUAGES) {
  const catalogue = catalogues[code];
  for (const stem of all) {
    const plural = LANGUAGES.some((other) => `${stem}_other` in catalogues[other]);
    const keys = plural ? PLURALS[code].map((form) => `${stem}_${form}`) : [stem];
    for (const key of keys) if (!catalogue[key]?.trim()) problems.push(`${code}: "${key}" is missing`);
  }
  const sorted = Object.keys(catalogue).toSorted();
  if (sorted.join() !== Object.keys(catalogue).join()) problems.push(`${code}: the keys are not in order`);
  for (const [key, words] of Object.entries(catalogue)) {
    if (/(?<!\{)\{\w+\}(?!\})/.test(words)) problems.push(`${code}: "${key}" has a placeholder in single braces`);
    const stem = isPlural(key, catalogue) ? stemOf(key) : key;
    const original = catalogues.en[`${stem}_other`] ?? catalogues.en[stem];
    // The word for one may leave the number out.
    const isSingular = key.endsWith('_one');
    if (original && !isSingular && placeholdersOf(words) !== placeholdersOf(original)) {
      problems.push(`${code}: "${key}" has other placeholders than English`);
    }
  }
}

const source = sourceFiles().map((file) => file.text).join('\n');
const families = new Set([...source.matchAll(FAMILY)].map((match) => match[1] ?? `${match[2]}.`));
for (const stem of all) {
  const isUsed = source.includes(`'${stem}'`) || [...families].some((family) => stem.startsWith(family));
  if (!isUsed) problems.push(`"${stem}" is used nowhere`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`catalogues: ${all.size} texts in ${LANGUAGES.join(', ')}`);
