import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** What Teams alone reads. */
export const ANSWER_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/**
 * What anybody's browser may be shown: pages, and every refusal. They are the same for all, and worked out once: helmet
 * would put the same sentences together again for each turn.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = { ...helmetsHeaders(), ...ANSWER_HEADERS };

function helmetsHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  const request: object = {};
  helmet()(request as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
}
