import type { Config } from '../config.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { SealedRows } from '../store/sealed-rows.ts';
import type { Finding } from './doctor-findings.ts';
import type { NameList } from './name-lists.ts';

/** What the keys at hand open: whether one that was before is still needed, and what none of them opens. */
export function sealedFindings(
  { conversations, aliases }: SealedRows,
  { fieldKey, fieldKeysBefore }: Config,
): Finding[] {
  const check = 'sealed values';
  const findings: Finding[] = [];
  const add = (level: Finding['level'], says: string): void => void findings.push({ level, check, says });
  if (conversations.earlier + aliases.earlier > 0) {
    const what = `${counted(conversations.earlier, aliases.earlier)} still need an earlier key`;
    add('warning', `${what}: run “keys rotate” before you take it out of FIELD_KEYS_BEFORE`);
  } else if (fieldKeysBefore.length > 0) {
    add('ok', 'nothing that is sealed needs a key in FIELD_KEYS_BEFORE');
  }
  if (fieldKey !== null && conversations.plain > 0) {
    add('warning', `${counted(conversations.plain, 0)} are not encrypted yet: run “keys rotate”`);
  }
  if (conversations.lost > 0) {
    const what = `${counted(conversations.lost, 0)} cannot be opened by any key at hand`;
    add('warning', `${what}: the clerk writes to these people again once they have written`);
  }
  if (aliases.lost > 0) {
    const what = `${counted(0, aliases.lost)} cannot be opened by any key at hand`;
    add('fault', `${what}: put the key into FIELD_KEYS_BEFORE, or have them said anew`);
  }
  return findings;
}

/** Aliases are kept encrypted or not at all. */
export function aliasesFindings(partnerships: readonly Partnership[], { fieldKey }: Config): readonly Finding[] {
  return partnerships.flatMap(({ code, settings }): readonly Finding[] => {
    if (!settings.aliases) return [];
    const check = `aliases of ${code}`;
    const says = 'switched on, and FIELD_KEY is not set: none can be written down or shown';
    return [fieldKey === null ? { level: 'fault', check, says } : { level: 'ok', check, says: 'switched on' }];
  });
}

/** A list of names that cannot be compared with stops nobody, which somebody has to know. */
export function namesFinding({ code, key }: NameList): Finding {
  const check = `names of ${code}`;
  switch (key) {
    case 'current':
      return { level: 'ok', check, says: 'the list of names that must not be written can be compared with' };
    case 'earlier':
      return {
        level: 'warning',
        check,
        says: 'the list of names was imported with an earlier key: import the exclusions sheet again before you take it out of FIELD_KEYS_BEFORE',
      };
    case 'none':
      return {
        level: 'fault',
        check,
        says: 'FIELD_KEY is missing, or is not the one that the list of names was imported with: nobody is stopped from writing them. Set it, or import the exclusions sheet again',
      };
  }
}

function counted(conversations: number, aliases: number): string {
  const parts = [
    ...(conversations > 0
      ? [`${String(conversations)} ${conversations === 1 ? 'conversation' : 'conversations'}`]
      : []),
    ...(aliases > 0 ? [`${String(aliases)} ${aliases === 1 ? 'alias' : 'aliases'}`] : []),
  ];
  return parts.join(' and ');
}
