// Splits each language's catalogue at build time: what the first page of an entry says comes with it, the rest later.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceFiles } from './sourceFiles.mjs';

const NAME = 'virtual:catalogue/';
/** Families whose last part comes from the server or from a variable. */
export const FAMILY = /`([a-z_]+\.[a-z_]*)\$\{|textOfCode\('([a-z_]+)'/g;
/** What is on the screen before anything else is loaded; what these import is there too. */
const FIRST = {
  console: ['src/main.tsx', 'src/features/overview/OverviewPage.tsx'],
  phone: ['src/phone/main.tsx'],
  portal: ['src/portal/main.tsx'],
};

/** A module `virtual:catalogue/<language>/<part>`; the part is console, phone, portal, or rest: what the console says later. */
export function catalogueParts() {
  return {
    name: 'catalogue-parts',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${NAME}`)) return undefined;
      const [language, part] = id.slice(NAME.length + 1).split('/');
      return `export default ${JSON.stringify(partOf(language, part))}`;
    },
  };
}

function partOf(language, part) {
  const catalogue = JSON.parse(readFileSync(`src/i18n/catalogues/${language}.json`, 'utf8'));
  const isFirst = spokenBy(FIRST[part === 'rest' ? 'console' : part]);
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => isFirst(key) !== (part === 'rest')));
}

/** Tell whether a key is named in these sources or what they import, itself or by its family. */
function spokenBy(entries) {
  const texts = new Map(sourceFiles().map(({ path, text }) => [path, text]));
  const heard = new Set();
  const collect = (path) => {
    if (heard.has(path) || !texts.has(path)) return;
    heard.add(path);
    for (const [, name] of texts.get(path).matchAll(/(?:from|^import) '((?:@|\.{1,2})\/[^']+)'/gm)) collect(pathOf(name, path, texts));
  };
  entries.forEach(collect);
  const text = [...heard].map((path) => texts.get(path)).join('\n');
  const families = new Set([...text.matchAll(FAMILY)].map((match) => match[1] ?? `${match[2]}.`));
  const named = new Set([...text.matchAll(/'([a-z_]+\.[a-z_0-9]+)'/g)].map((match) => match[1]));
  const stemOf = (key) => key.replace(/_(one|many|other)$/, '');
  return (key) => named.has(key) || named.has(stemOf(key)) || [...families].some((family) => key.startsWith(family));
}

function pathOf(name, importer, texts) {
  const path = name.startsWith('@/') ? join('src', name.slice(2)) : join(dirname(importer), name);
  return ['', '.ts', '.tsx'].map((ending) => path + ending).find((one) => texts.has(one)) ?? path;
}
