import type { Command } from './command.ts';

/** Every command by its name. Each is loaded only when it is asked for: it pays for its own libraries and no others. */
export const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['import', async () => (await import('./commands/import.ts')).importCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['report', async () => (await import('./commands/report.ts')).reportCommand],
  ['subject-access', async () => (await import('./commands/subject-access.ts')).subjectAccessCommand],
  ['tick', async () => (await import('./commands/tick.ts')).tickCommand],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorCommand],
  ['audit verify', async () => (await import('./commands/audit-verify.ts')).auditVerifyCommand],
  ['keys rotate', async () => (await import('./commands/keys-rotate.ts')).keysRotateCommand],
  ['manifest', async () => (await import('./commands/manifest.ts')).manifestCommand],
]);

/** The commands that these words name: one, all whose first word this is, or none. */
export function commandsCalled([first = '', second = '']: readonly string[]): readonly string[] {
  const names = [...COMMANDS.keys()];
  const exact = names.find((name) => name === first || name === `${first} ${second}`);
  return exact === undefined ? names.filter((name) => name.startsWith(`${first} `)) : [exact];
}

export function loadCommands(names: Iterable<string> = COMMANDS.keys()): Promise<readonly Command[]> {
  return Promise.all([...names].flatMap((name) => COMMANDS.get(name)?.() ?? []));
}
