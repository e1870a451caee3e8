import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import JSZip from 'jszip';

import { getService } from '../../platform';
import type { FileRecord } from '../files';

import { bookOf, type CaseFile } from './book';
import { pathOf, words } from './words';

/** A file in the archive: it is opened when its turn comes, so that none lies in memory. */
const laterOf = (strapi: Core.Strapi, file: FileRecord): Readable =>
  Readable.from(
    (async function* () {
      for await (const part of await getService(strapi, 'files').read(file)) yield part as Buffer;
    })(),
    { objectMode: false },
  );

const extensionOf = ({ name }: FileRecord): string => /\.[a-z]+$/.exec(name)?.[0] ?? '';

/**
 * The file as an archive: the book, and beside it every file as it came in and every issued paper as it was
 * issued, with a list of their digests.
 */
export const archiveOf = async (strapi: Core.Strapi, file: CaseFile): Promise<Readable> => {
  const files = getService(strapi, 'files');
  const places = new Map<number, { readonly path: string; readonly record: FileRecord }>();
  for (const [at, { content, title, number }] of file.pieces.entries()) {
    if (content.kind === 'sheet') continue;
    const record =
      content.kind === 'file' ? content.file : await files.byId(content.document.fileId);
    const told = content.kind === 'document' && number !== null ? `${number} ${title}` : title;
    places.set(at + 1, { path: pathOf(at + 1, told, extensionOf(record)), record });
  }
  const zip = new JSZip();
  const book = await bookOf(strapi, file, (position) => places.get(position)?.path ?? null);
  zip.file(`000 ${words.catalogue}及案卷.pdf`, book);
  for (const { path, record } of places.values()) zip.file(path, laterOf(strapi, record));
  const digests = [...places.values()].map(({ path, record }) => `${record.sha256}  ${path}`);
  zip.file('SHA256SUMS.txt', `${digests.join('\n')}\n`);
  const stream = zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE' });
  // A stream of an older kind, with its errors.
  return new Readable().wrap(stream);
};
