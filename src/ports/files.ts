import type { DocumentKind, Paper } from '../domain/standing-item/committee.ts';

/** What became of a file that somebody let the clerk put into their own files. */
export type Uploaded =
  | 'uploaded'
  /** The address has run out, or somebody has taken it away. */
  | 'gone'
  | 'refused'
  /** No answer, or none that can be read: the file may be there. */
  | 'unclear'
  /** It is no address of Microsoft's own, so nothing was sent to it. */
  | 'not there';

/** The documents of a standing item, and the way into somebody's own files. */
export interface Files {
  make(kind: DocumentKind, paper: Paper): Promise<Uint8Array>;
  /** Never throws. */
  upload(address: string, file: Uint8Array): Promise<Uploaded>;
}
