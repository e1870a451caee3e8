import { buffer } from 'node:stream/consumers';

import type { Core } from '@strapi/strapi';

import { getService, Refusal } from '../../platform';
import { pictureOf } from '../documents';

import type { PieceContent } from './piece';
import { words } from './words';

/** A piece that lies in the book as it came in, or why it does not. */
export type Bound =
  | { readonly picture: string; readonly reason: null }
  | { readonly picture: null; readonly reason: string };

/** Bytes of all pictures of one book: it is made in memory. */
export const maxBoundBytes = 64 * 1024 * 1024;

/** Binds the pieces of one book, in their order, as long as there is room. */
export const createBinder = (strapi: Core.Strapi, most = maxBoundBytes) => {
  let left = most;
  return async (content: Exclude<PieceContent, { readonly kind: 'sheet' }>): Promise<Bound> => {
    if (content.kind === 'document') return { picture: null, reason: words.made };
    const { file } = content;
    if (file.mediaType === 'application/pdf') return { picture: null, reason: words.pdf };
    if (file.size > left) return { picture: null, reason: words.full };
    try {
      const read = await buffer(await getService(strapi, 'files').read(file));
      const picture = await pictureOf(file.mediaType, read);
      if (picture === null) return { picture, reason: words.unsound };
      left -= file.size;
      return { picture, reason: null };
    } catch (error) {
      // The rest of the file is to be had nevertheless.
      if (!(error instanceof Refusal)) throw error;
      return { picture: null, reason: words.gone };
    }
  };
};
