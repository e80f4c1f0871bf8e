// Splits each language's catalogue at build time: what the first page of an entry says comes with it, the rest later.
import { readFileSync } from 'node:fs';
import { sourceFiles } from './sourceFiles.mjs';

const NAME = 'virtual:catalogue/';
/** Families whose last part comes from the server or from a variable. */
export const FAMILY = /`([a-z_]+\.[a-z_]*)\$\{|textOfCode\('([a-z_]+)'/g;
/** Which sources speak before anything else is loaded. */
const FIRST = {
  console: /^src\/(main|i18n|routes|ui|push|api|features\/(shell|session|overview|live))[./]/,
  phone: /^src\/(phone|push|i18n|ui\/useNow)[./]/,
};

/** A module `virtual:catalogue/<language>/<part>`; the part is console, phone, or rest: what the console says later. */
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

/** Tell whether a key is named in the sources that the pattern chooses, itself or by its family. */
function spokenBy(pattern) {
  const text = sourceFiles().filter(({ path }) => pattern.test(path)).map((file) => file.text).join('\n');
  const families = new Set([...text.matchAll(FAMILY)].map((match) => match[1] ?? `${match[2]}.`));
  const named = new Set([...text.matchAll(/'([a-z_]+\.[a-z_0-9]+)'/g)].map((match) => match[1]));
  const stemOf = (key) => key.replace(/_(one|many|other)$/, '');
  return (key) => named.has(key) || named.has(stemOf(key)) || [...families].some((family) => key.startsWith(family));
}
