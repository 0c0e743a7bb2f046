import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** In local time, as a zip file keeps it: the same bytes in every zone. */
const PACKED_AT = new Date(1980, 0, 1);

const CORE = 'docProps/core.xml';

/** docx gives what a chart is related by an id of its own each time. */
const CHANCE_ID = /\brId[\w-]{21}(?=")/g;

/**
 * An Office file packed anew without the time at which it was made, in its parts as in their dates, and without ids made
 * by chance, so that the same version of a standing item gives the same bytes whenever it is asked for.
 */
export function sameBytes(file: Uint8Array, at: Date): Buffer {
  const ids = new Map<string, string>();
  const counted = (id: string): string => {
    const known = ids.get(id) ?? `rIdPart${String(ids.size + 1)}`;
    ids.set(id, known);
    return known;
  };
  const parts = Object.entries(unzipSync(file)).map(([name, content]): [string, Uint8Array] => {
    if (name === CORE) return [name, strToU8(dated(strFromU8(content), at))];
    if (/\.(?:xml|rels)$/.test(name)) return [name, strToU8(strFromU8(content).replace(CHANCE_ID, counted))];
    return [name, name.endsWith('.xlsx') ? sameBytes(content, at) : content];
  });
  const zippable: Zippable = Object.fromEntries(
    parts.map(([name, content]) => [name, [content, { mtime: PACKED_AT }]]),
  );
  return Buffer.from(zipSync(zippable));
}

function dated(core: string, at: Date): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at.toISOString()}`);
}
