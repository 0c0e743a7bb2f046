import { isLoopback, type BotIdentity } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Files, Uploaded } from '../../ports/files.ts';

/** Where Teams keeps people's own files, in each of Microsoft's clouds. */
const HOSTS = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn', 'onedrive.com', '1drv.com'];

/** Somebody waits for the answer to what they pressed, and Teams asks again after some seconds more. */
const TIME_LIMIT_MS = 8000;

const GONE: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** Puts a file where Teams made room for it: at an address of Microsoft's only, in one piece, without following it on. */
export function uploader(identity: BotIdentity, log: Log, timeLimitMs = TIME_LIMIT_MS): Files['upload'] {
  return async (address, file) => {
    if (!mayUploadTo(address, identity)) {
      log.warn('file not uploaded', { code: 'not there' });
      return 'not there';
    }
    const outcome = await put(address, file, timeLimitMs);
    if (outcome !== 'uploaded') log.warn('file not uploaded', { code: outcome });
    return outcome;
  };
}

async function put(address: string, file: Uint8Array, timeLimitMs: number): Promise<Uploaded> {
  try {
    const answer = await fetch(address, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${String(file.byteLength - 1)}/${String(file.byteLength)}`,
      },
      body: Buffer.from(file),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    await answer.body?.cancel();
    if (answer.ok) return 'uploaded';
    if (GONE.has(answer.status)) return 'gone';
    return answer.status >= 500 ? 'unclear' : 'refused';
  } catch {
    return 'unclear';
  }
}

/**
 * Whether a file may be sent to this address: an activity names it, so it must not lead anywhere else. By https, on the
 * usual port, to a host of Microsoft's; to this machine only where nobody is checked, as in tests.
 */
export function mayUploadTo(address: string, identity: BotIdentity): boolean {
  if (/[\s\\]/.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (`${username}${password}` !== '') return false;
  if (isLoopback(hostname)) return identity.auth === 'off' && ['http:', 'https:'].includes(protocol);
  return protocol === 'https:' && port === '' && HOSTS.some((host) => hostname.endsWith(`.${host}`));
}
