/*
 * Writes the software bill of materials (CycloneDX) of what the server runs on to dist/bill-of-materials.cdx.json, and
 * refuses a dependency whose licence would bind those who run the clerk.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

/** Licences that ask for no more than to be named (docs/licences.md). */
const ACCEPTED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'CC0-1.0',
]);
const FILE = 'dist/bill-of-materials.cdx.json';

const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { components } = JSON.parse(text);
const licencesOf = ({ licenses = [] }) =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name);
const isAccepted = (licence) =>
  licence !== undefined &&
  licence
    .split(/ (?:OR|AND) |[()]/)
    .filter(Boolean)
    .some((one) => ACCEPTED.has(one));

const counts = new Map();
const refused = [];
for (const component of components) {
  const licences = licencesOf(component);
  for (const licence of licences) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (licences.length === 0 || !licences.every(isAccepted))
    refused.push(`${component.name} ${component.version}: ${licences.join(', ') || 'no licence'}`);
}
mkdirSync('dist', { recursive: true });
writeFileSync(FILE, text);
process.stdout.write(
  `${components.length} dependencies in ${FILE}: ${[...counts].map(([licence, count]) => `${count} ${licence}`).join(', ')}\n`,
);
if (refused.length > 0) {
  process.stderr.write(`Not accepted:\n${refused.join('\n')}\n`);
  process.exit(1);
}
