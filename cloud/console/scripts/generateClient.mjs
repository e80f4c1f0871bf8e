// Writes src/api/schema.ts from the document the service prints; with --check only compares.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const TARGET = 'src/api/schema.ts';
const REPOSITORY = '../..';
const PYTHON = [`${REPOSITORY}/.venv/bin/python`, 'python3'].find((path) => path === 'python3' || existsSync(path));
const LARGEST_BYTES = 64 * 1024 * 1024;

const document = execFileSync(PYTHON.startsWith('.') ? PYTHON.replace(`${REPOSITORY}/`, './') : PYTHON, ['-m', 'cloud.command_line', 'openapi'], {
  cwd: REPOSITORY,
  maxBuffer: LARGEST_BYTES,
  encoding: 'utf8',
});
const written = `// Generated from the service's OpenAPI document by \`npm run generate\`; not edited by hand.\n${astToString(await openapiTS(JSON.parse(document), { alphabetize: true, defaultNonNullable: false }))}`;

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, written);
  console.log(`client: ${TARGET} written`);
} else if (readFileSync(TARGET, 'utf8') !== written) {
  console.error(`${TARGET} is not what the service says; run: npm run generate`);
  process.exit(1);
} else {
  console.log('client: as the service says');
}
