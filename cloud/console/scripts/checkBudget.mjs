// What a browser has to fetch before the overview stands, compressed; needs a finished build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUILT = '../static';
const textsOf = (entry) => `virtual:catalogue/en/${entry}`;
const PAGES = [
  { page: 'index.html', also: ['src/features/overview/OverviewPage.tsx', textsOf('console')], budgetKb: 200 },
  { page: 'phone.html', also: [textsOf('phone')], budgetKb: 150 },
  { page: 'portal.html', also: [textsOf('portal')], budgetKb: 110 },
];

const manifest = JSON.parse(readFileSync(`${BUILT}/.vite/manifest.json`, 'utf8'));

function filesOf({ page, also }) {
  const files = new Set([page, 'colour-scheme.js']);
  const collect = (name) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    files.add(chunk.file);
    chunk.css?.forEach((file) => files.add(file));
    chunk.imports?.forEach(collect);
  };
  [page, ...also].forEach(collect);
  return files;
}

for (const page of PAGES) {
  const sizes = [...filesOf(page)].map((file) => ({
    file,
    kb: gzipSync(readFileSync(`${BUILT}/${file}`), { level: 9 }).length / 1024,
  }));
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
  for (const { file, kb } of sizes.toSorted((one, other) => other.kb - one.kb)) console.log(`${kb.toFixed(1).padStart(7)} KB  ${file}`);
  console.log(`${total.toFixed(1).padStart(7)} KB  first load of ${page.page}, at most ${page.budgetKb}`);
  if (total > page.budgetKb) process.exitCode = 1;
}
