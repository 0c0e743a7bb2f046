import type { Config } from '../config.ts';
import { longDate, longDateTime } from '../domain/calendar/dates.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { publishedKeys } from '../teams/door/signing-keys.ts';
import type { KeptLonger } from '../store/nominals/erasure.ts';
import type { Reachability } from '../store/people/reachability.ts';

/** One thing that was looked at. A warning is for somebody to know; a fault is for somebody to mend. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'fault';
  readonly check: string;
  readonly says: string;
}

/** The clerk beats every minute; after this long without a beat it is not running, or stuck. */
const STALE_BEAT_MS = 10 * 60_000;
const NAMED_AT_MOST = 5;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function authenticationFinding(config: Config): Finding {
  const check = 'authentication';
  if (config.bot === null) {
    return { level: 'warning', check, says: 'no app id is set: the clerk will not start without MICROSOFT_APP_ID' };
  }
  if (config.bot.auth === 'off') {
    return { level: 'warning', check, says: 'off: whoever is on this machine can speak as anybody; for the demo only' };
  }
  const { appType, appId } = config.bot;
  if (!UUID.test(appId)) {
    return {
      level: 'warning',
      check,
      says: 'MICROSOFT_APP_ID is no UUID, as the ids of apps are: no token will fit it',
    };
  }
  const strange = config.allowedTenants.filter((tenant) => !UUID.test(tenant));
  if (strange.length > 0) {
    return {
      level: 'warning',
      check,
      says: `not the id of a tenant, so that nobody is let in by it: ${some(strange)}`,
    };
  }
  return { level: 'ok', check, says: `on, as ${appType} app ${appId}, for people of ${some(config.allowedTenants)}` };
}

/** Whether the keys are there that callers' tokens are checked with: asks where they are published. */
export async function signingKeysFinding(config: Config): Promise<readonly Finding[]> {
  if (config.bot?.auth !== 'on') return [];
  const check = 'signing keys';
  const where = config.bot.openIdMetadataUrl;
  try {
    await publishedKeys(where).find('');
    return [{ level: 'ok', check, says: `fetched from ${where}` }];
  } catch {
    const says = `cannot be fetched from ${where}: until they can, the clerk answers nobody`;
    return [{ level: 'warning', check, says }];
  }
}

export function encryptionFinding(config: Config): Finding {
  return config.fieldKey === null
    ? {
        level: 'warning',
        check: 'encryption',
        says: 'FIELD_KEY is not set: conversations are kept as they are, and no alias and no list of names can be kept',
      }
    : { level: 'ok', check: 'encryption', says: 'FIELD_KEY is set' };
}

export function heartbeatFinding(beat: Date | null, config: Config, now: Date): Finding {
  const check = 'heartbeat';
  if (config.heartbeat === null) return { level: 'warning', check, says: 'HEARTBEAT is off: nobody is reminded' };
  if (beat === null) return { level: 'warning', check, says: 'there was none yet: the clerk has not run' };
  const minutes = Math.max(0, Math.round((now.getTime() - beat.getTime()) / 60_000));
  const says = `the last one was ${longDateTime(beat, 'Europe/London')}, ${plural(minutes, 'minute')} ago`;
  return now.getTime() - beat.getTime() > STALE_BEAT_MS
    ? { level: 'warning', check, says: `${says}: the clerk is not running` }
    : { level: 'ok', check, says };
}

/** Partnerships for which the last beat could not work out whom to remind of what. */
export function unplannedFindings(partnerships: readonly Partnership[]): readonly Finding[] {
  return partnerships.flatMap(({ code, unplannedSince }): readonly Finding[] => {
    if (unplannedSince === null) return [];
    const says = `could not be worked out since ${longDateTime(unplannedSince, 'Europe/London')}`;
    return [{ level: 'fault', check: `reminders of ${code}`, says }];
  });
}

/** What is kept for longer than it should be, and what would end that. */
export function retentionFindings(partnerships: readonly KeptLonger[]): readonly Finding[] {
  return partnerships.flatMap(({ code, undated, waiting }): readonly Finding[] => {
    const check = `retention of ${code}`;
    const found: Finding[] = [];
    if (undated > 0) {
      const says = `${plural(undated, 'code')} closed without a day: kept for good until the nominals sheet says when`;
      found.push({ level: 'warning', check, says });
    }
    if (waiting > 0) {
      const says = `${plural(waiting, 'code')} past the retention, kept because an action about it is open: end it, or hold the code`;
      found.push({ level: 'warning', check, says });
    }
    return found.length > 0 ? found : [{ level: 'ok', check, says: 'nothing is kept longer than it should be' }];
  });
}

export function peopleFindings(partnerships: readonly Reachability[]): readonly Finding[] {
  if (partnerships.length === 0) {
    return [{ level: 'warning', check: 'people', says: 'there is no partnership yet: import a workbook' }];
  }
  return partnerships.flatMap(({ code, members, unknown, outOfReach, withoutChat, unreached }) => {
    const check = `people of ${code}`;
    const warnings: Finding[] = [];
    if (unknown.length > 0) {
      const says = `${plural(unknown.length, 'member')} without an entra_id, whom the clerk will not know: ${some(unknown)}`;
      warnings.push({ level: 'warning', check, says });
    }
    if (outOfReach.length > 0) {
      const says = `${plural(outOfReach.length, 'external member')} who cannot be reached until they write first: ${some(outOfReach)}`;
      warnings.push({ level: 'warning', check, says });
    }
    if (unreached.length > 0) {
      const who = unreached.map((each) => `${each.email} (${each.code}, ${longDate(each.on)})`);
      const says = `${plural(unreached.length, 'member')} whom the last message did not reach: ${some(who)}`;
      warnings.push({ level: 'warning', check, says });
    }
    const met = `${plural(members, 'member')}; no chat yet with ${String(withoutChat)}, opened when there is something to say`;
    return [{ level: 'ok', check, says: met }, ...warnings];
  });
}

function some(emails: readonly string[]): string {
  const named = emails.slice(0, NAMED_AT_MOST).join(', ');
  const more = emails.length - NAMED_AT_MOST;
  return more > 0 ? `${named} and ${String(more)} more` : named;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
