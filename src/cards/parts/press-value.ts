/* What cards send back, before it is known whose button it was. Nothing that a press says is trusted. */

/** The key under which every button says which partnership its card was about. */
export const PARTNERSHIP_KEY = 'partnership';

/** The code of the partnership that a pressed card was about; null where it does not say. */
export function partnershipOf(value: unknown): string | null {
  const code = dataOf(value)?.[PARTNERSHIP_KEY];
  return typeof code === 'string' ? code : null;
}

/**
 * What an invoke's value ({ action: { verb, data } }), its action, or the data alone, as Action.Submit sends it, carries.
 * The verb stands beside the data of Action.Execute and inside that of Action.Submit; two that differ are nobody's.
 */
export function dataOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (!isRecord(value)) return null;
  const action = isRecord(value['action']) ? value['action'] : value;
  if (!('data' in action)) return action;
  const { verb, data } = action;
  if (!isRecord(data)) return null;
  if (verb === undefined) return data;
  return data['verb'] === undefined || data['verb'] === verb ? { ...data, verb } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
