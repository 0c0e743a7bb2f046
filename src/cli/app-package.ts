import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TeamsManifestLatest } from '@microsoft/app-manifest';
import { packageRoot } from '../store/schema/migration-folder.ts';

/** Stands in for the app id until there is one; Teams refuses a package that carries it. */
export const NO_APP_ID = '00000000-0000-0000-0000-000000000000';

/** As Teams wants them (in pixels, square); a package with another size is refused at upload. */
const ICON_SIZES = { 'color.png': 192, 'outline.png': 32 } as const;

export interface AppPackage {
  readonly manifest: TeamsManifestLatest;
  /** What goes into the zip, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** The package as it is uploaded to Teams: manifest/ with the app id in its places. */
export async function readAppPackage(appId: string): Promise<AppPackage> {
  const folder = path.join(packageRoot(), 'manifest');
  const template = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const text = template.replaceAll('${{MICROSOFT_APP_ID}}', appId);
  const files = new Map([['manifest.json', Buffer.from(text)]]);
  for (const icon of Object.keys(ICON_SIZES)) files.set(icon, await readFile(path.join(folder, icon)));
  return { manifest: JSON.parse(text) as TeamsManifestLatest, files };
}

/**
 * What Teams would refuse, one sentence each; empty when the package is good. Needs no network: the schema of
 * version 1.30 comes with the validator.
 */
export async function appPackageProblems({ manifest, files }: AppPackage): Promise<readonly string[]> {
  const { AppManifestUtils } = await import('@microsoft/app-manifest');
  const problems = (await AppManifestUtils.validateAgainstSchema(manifest)).map(manifestProblem);
  for (const [name, size] of Object.entries(ICON_SIZES)) {
    const found = pngSize(files.get(name));
    if (found !== `${String(size)}×${String(size)}`) {
      problems.push(`${name} must be a PNG of ${String(size)}×${String(size)} pixels and is ${found}`);
    }
  }
  return problems;
}

/** What the validator says, in our own words: it puts the place first, and the particulars last as JSON. */
function manifestProblem(said: string): string {
  const [, place = '', particulars = '{}'] = /^(\S*) .*Details: (\{.*\})$/s.exec(said) ?? [];
  const { limit, missingProperty, additionalProperty } = JSON.parse(particulars) as Record<
    string,
    string | number | undefined
  >;
  const where = `manifest.json${place === '' ? '' : `, at ${place},`}`;
  if (limit !== undefined) return `${where} is over or under the limit, which is ${String(limit)}`;
  if (missingProperty !== undefined) return `${where} lacks the field ${String(missingProperty)}`;
  if (additionalProperty !== undefined) {
    return `${where} has a field that Teams does not know: ${String(additionalProperty)}`;
  }
  return `${where} is not as Teams wants it`;
}

/** Width and height stand at fixed places of a PNG's first chunk. */
function pngSize(file: Buffer | undefined): string {
  const isPng = file?.subarray(1, 4).toString('latin1') === 'PNG' && file.length > 24;
  return isPng ? `${String(file.readUInt32BE(16))}×${String(file.readUInt32BE(20))}` : 'no PNG';
}
