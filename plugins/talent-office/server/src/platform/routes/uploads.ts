import { rm } from 'node:fs/promises';

import type { Context } from 'koa';

import { refuse } from '../errors';

/** One file of a multipart request; Strapi's body parser has put it into a temporary file. */
export interface Upload {
  /** The temporary file; it goes when the request is answered. */
  readonly path: string;
  /** The name its sender gave it: untrusted, for people's eyes only. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

interface ParsedFile {
  readonly filepath: string;
  readonly originalFilename?: string | null;
  readonly size: number;
}

const parsedFiles = (ctx: Context): Map<string, ParsedFile[]> => {
  const { files } = ctx.request as { files?: Record<string, ParsedFile | ParsedFile[]> };
  return new Map(Object.entries(files ?? {}).map(([field, found]) => [field, [found].flat()]));
};

/** The field that Strapi's own clean-up knows, which also runs where nobody is let in. */
const field = 'files';

const uploaded = ({ filepath, originalFilename, size }: ParsedFile): Upload => ({
  path: filepath,
  name: originalFilename ?? '',
  size,
});

/** The one file of a request. @throws Refusal FILE_NOT_SENT: none, several, or in another field. */
export const uploadOf = (ctx: Context): Upload => {
  const all = parsedFiles(ctx);
  const [file, ...more] = all.get(field) ?? [];
  if (!file || more.length > 0 || all.size > 1) throw refuse('FILE_NOT_SENT', {}, field);
  return uploaded(file);
};

/** The two files of a request that takes a pair. @throws Refusal FILE_NOT_SENT */
export const uploadsOf = (ctx: Context): Upload[] => {
  const all = parsedFiles(ctx);
  const files = all.get(field) ?? [];
  if (files.length !== 2 || all.size > 1) throw refuse('FILE_NOT_SENT', {}, field);
  return files.map(uploaded);
};

/** Removes what a request brought along, whether its route asked for it or not. */
export const discardUploads = async (ctx: Context): Promise<void> => {
  const files = [...parsedFiles(ctx).values()].flat();
  await Promise.all(files.map(({ filepath }) => rm(filepath, { force: true })));
};
