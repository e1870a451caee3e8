import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  getService,
  refuse,
  writeEntry,
  type Entry,
  type Tx,
} from '../../platform';
import { initialState } from '../declaration';

import { copyOfRelated } from './copy';
import { evaluateNow, wantedFor } from './facts';
import { valueAtPath } from './references';

/** Computes derived values at the moment they are frozen: on submit, or when a state is reached. */
export const createDerive =
  (strapi: Core.Strapi) =>
  async (
    tx: Tx,
    type: string,
    entry: Entry,
    at: { state: string; from: string } | 'submit',
  ): Promise<Record<string, unknown>> => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const kinds = attributeKinds(strapi, type);
    const initial = initialState(declaration);
    const written: Record<string, unknown> = {};
    for (const [name, { value, on }] of Object.entries(declaration.derive ?? {})) {
      const now =
        at === 'submit'
          ? on === undefined
          : on === at.state || (on === undefined && at.from === initial && entry[name] == null);
      if (!now) continue;
      if (typeof value === 'object' && 'copy' in value) {
        written[name] = await copyOfRelated(strapi, type, entry, value.copy);
        await writeEntry(tx, strapi, type, entry.id, { [name]: written[name] });
        continue;
      }
      const source =
        typeof value === 'string' ? value : await valueAtPath(strapi, type, entry.id, value.from);
      if (typeof source !== 'string' || source === '') {
        throw refuse('REFERENCE_MISSING', { path: typeof value === 'string' ? name : value.from });
      }
      const wanted = wantedFor(kinds[name]?.type);
      written[name] = (await evaluateNow(strapi, type, entry, source, wanted)).value;
      await writeEntry(tx, strapi, type, entry.id, { [name]: written[name] });
    }
    return written;
  };
