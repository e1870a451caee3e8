import type { Context } from 'koa';
import type { Readable } from 'node:stream';

import type { FileBody } from '../../../../shared/contracts/cases';

import type { FileRecord } from './records';

/**
 * Answers with a file: to be saved, never shown within the site, never kept by a cache on the way,
 * and of no other kind than we found it to be.
 */
export const sendFile = (ctx: Context, file: FileRecord, content: Readable): void => {
  ctx.attachment(file.name);
  ctx.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  });
  ctx.body = content;
  ctx.type = file.mediaType;
  ctx.length = file.size;
};

/** A file as its owner and the office see it in a list. */
export const fileBody = ({
  publicId,
  name,
  mediaType,
  size,
  sha256,
  createdAt,
}: FileRecord): FileBody => ({
  id: publicId,
  name,
  mediaType,
  size,
  sha256,
  createdAt,
});
