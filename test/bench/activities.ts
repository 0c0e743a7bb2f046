import { randomUUID } from 'node:crypto';

const TENANT = '00000000-0000-4000-8000-00000000aaaa';

/** Teams' id of the n-th member of the benchmark's workbook, counted from 1. */
export const entraIdOf = (member: number): string => `00000000-0000-4000-8000-${String(member).padStart(12, '0')}`;

/** A message as Teams posts it, from the n-th member in their own chat. */
export function messageFrom(member: number, text: string, serviceUrl: string): string {
  const entraId = entraIdOf(member);
  return JSON.stringify({
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    text,
    textFormat: 'plain',
    locale: 'en-GB',
    from: { id: `29:${entraId}`, name: `Member ${String(member)}`, aadObjectId: entraId },
    recipient: { id: '28:clerk', name: 'Clerk' },
    conversation: { id: `a:${entraId}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  });
}
