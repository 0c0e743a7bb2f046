import type { Request, RequestHandler, Response } from 'express';
import type { ServerConfig } from '../../config.ts';
import type { Log } from '../../log.ts';
import { DOOR } from '../wording.ts';
import { isTokenFor, whyNotAdmitted } from './admit.ts';
import { NotAuthenticated, readToken, tokenOf, type TokenClaims } from './channel-token.ts';
import { readActivity, tenantOf, type Incoming } from './incoming-activity.ts';
import { createLimits, type Limits } from './limits.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { KeysOutOfReach, publishedKeys, type SigningKeys } from './signing-keys.ts';

/** The way in, in two steps: nothing that a stranger sends is read before they have shown that they are Teams. */
export interface Door {
  readonly checkToken: RequestHandler;
  /** The activity that the body is, from somebody who may speak; null when they were refused, and told why. */
  admit(request: Request, response: Response): Promise<Incoming | null>;
}

export interface DoorParts {
  readonly config: Pick<ServerConfig, 'bot' | 'allowedTenants' | 'rateLimit'>;
  readonly log: Log;
}

/** What is known only where tokens are checked: without them a caller can call themselves anybody. */
interface Checked {
  readonly keys: SigningKeys;
  readonly limits: Limits;
}

export async function createDoor({ config, log }: DoorParts): Promise<Door> {
  const { bot } = config;
  const checked: Checked | null =
    bot.auth === 'off'
      ? null
      : { keys: publishedKeys(bot.openIdMetadataUrl), limits: await createLimits(config.rateLimit) };

  const notAuthenticated = async (request: Request, response: Response, error: NotAuthenticated): Promise<void> => {
    const wait = (await checked?.limits.refused(request.ip ?? '')) ?? null;
    if (wait !== null) {
      refuse(response.set('retry-after', String(wait)), 429, DOOR.tooMany);
      return;
    }
    log.warn('caller refused', { code: 'not-authenticated', error });
    refuse(response.set('www-authenticate', 'Bearer'), 401, DOOR.notAuthenticated);
  };

  return {
    checkToken: async (request, response, next) => {
      if (bot.auth === 'off' || checked === null) {
        next();
        return;
      }
      try {
        response.locals['claims'] = await readToken(tokenOf(request), checked.keys, bot);
        next();
      } catch (error) {
        if (error instanceof NotAuthenticated) {
          await notAuthenticated(request, response, error);
        } else if (error instanceof KeysOutOfReach) {
          log.error('tokens cannot be checked', { code: error.code, error });
          refuse(response.set('retry-after', '5'), 503, DOOR.notNow);
        } else throw error;
      }
    },

    admit: async (request, response) => {
      const body: unknown = request.body;
      const activity = body === undefined ? null : readActivity(body);
      if (activity === null) {
        refuse(response, 400, body === undefined ? DOOR.notJson : DOOR.notAnActivity);
        return null;
      }
      const claims = response.locals['claims'] as TokenClaims | undefined;
      if (checked !== null && (claims === undefined || !isTokenFor(claims, activity))) {
        await notAuthenticated(request, response, new NotAuthenticated('another-activity'));
        return null;
      }
      const refusal = whyNotAdmitted(activity, config);
      if (refusal !== null) {
        log.warn('caller refused', { code: 'not-admitted' });
        refuse(response, 403, refusal);
        return null;
      }
      const { aadObjectId, id } = activity.from;
      const wait = (await checked?.limits.person(tenantOf(activity), aadObjectId ?? id)) ?? null;
      if (wait === null) return activity;
      log.warn('caller refused', { code: 'too-many' });
      refuse(response.set('retry-after', String(wait)), 429, DOOR.tooMany);
      return null;
    },
  };
}

export function refuse(response: Response, status: number, sentence: string): void {
  response.set(PAGE_HEADERS).status(status).json({ error: sentence });
}
