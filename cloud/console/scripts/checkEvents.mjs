// The console must know every name under which the service announces changes: EventSource drops the others silently.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const SLICES = '..';
const KNOWN = 'src/features/live/eventTypes.ts';

const announced = readdirSync(SLICES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${SLICES}/${entry.name}/events.py`))
  .flatMap((entry) => readFileSync(`${SLICES}/${entry.name}/events.py`, 'utf8').split(/^class /m))
  .filter((text) => !text.includes('is_internal: ClassVar[bool] = True')) // the service keeps these to itself
  .flatMap((text) => [...text.matchAll(/^\s+type: ClassVar\[str\] = "([a-z_]+\.[a-z_]+)"/gm)])
  .map((match) => match[1]);
const listed = [...readFileSync(KNOWN, 'utf8').matchAll(/^ {2}'([a-z_]+\.[a-z_]+)',$/gm)].map((match) => match[1]);

const problems = [
  ...announced.filter((type) => !listed.includes(type)).map((type) => `${KNOWN} does not know "${type}"`),
  ...listed.filter((type) => !announced.includes(type)).map((type) => `${KNOWN} lists "${type}", which nobody announces`),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`events: ${listed.length} known`);
