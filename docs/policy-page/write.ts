/** Writes docs/policy.md from the policy and the registry of commands: npm run policy. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { policyPage } from './policy-page.ts';

await writeFile(path.join(import.meta.dirname, '../policy.md'), await policyPage());
