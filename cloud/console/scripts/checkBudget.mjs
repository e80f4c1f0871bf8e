// What a browser has to fetch before the overview stands, compressed; needs a finished build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 200;
const BUILT = '../static';
const FIRST_PAGE = ['index.html', 'src/features/overview/OverviewPage.tsx', 'src/i18n/catalogues/en.json'];

const manifest = JSON.parse(readFileSync(`${BUILT}/.vite/manifest.json`, 'utf8'));
const files = new Set(['index.html', 'colour-scheme.js']);

function collect(name) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build has no ${name}`);
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach(collect);
}
FIRST_PAGE.forEach(collect);

const sizes = [...files].map((file) => ({ file, kb: gzipSync(readFileSync(`${BUILT}/${file}`), { level: 9 }).length / 1024 }));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
for (const { file, kb } of sizes.toSorted((one, other) => other.kb - one.kb)) console.log(`${kb.toFixed(1).padStart(7)} KB  ${file}`);
console.log(`${total.toFixed(1).padStart(7)} KB  first load, at most ${BUDGET_KB}`);
if (total > BUDGET_KB) process.exit(1);
