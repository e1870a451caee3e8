import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

import { abilityOf, isBookkeeping } from '../../platform';

/** May the sender of this request read the attribute in the Content Manager? */
export type CanRead = (type: string, attribute: string, nested: boolean) => boolean;

interface Checker {
  readonly can: { read(entry: unknown, field: string): boolean };
}

interface Model {
  readonly modelType?: string;
  readonly attributes: Readonly<Record<string, { readonly private?: boolean } | undefined>>;
}

/** What everybody reads of an entry that he may know of at all. */
const isEverybodys = (name: string): boolean =>
  name === 'id' || name === 'documentId' || isBookkeeping(name);

/** What everybody knows of a colleague. The rest is for who may read the accounts of the panel. */
const colleaguesNames = new Set(['id', 'firstname', 'lastname', 'username']);

/**
 * Of the entry itself Strapi guards what is public; ours to guard is what is private, in a form or in
 * none. Of an entry that another one leads to nothing is guarded by Strapi, so all of it is ours.
 */
export const canReadOf = (strapi: Core.Strapi, ctx: Context): CanRead => {
  const checkers = new Map<string, Checker>();
  const checkerOf = (model: string): Checker => {
    const found =
      checkers.get(model) ??
      (strapi
        .plugin('content-manager')
        .service('permission-checker')
        .create({ userAbility: abilityOf(ctx), model }) as Checker);
    checkers.set(model, found);
    return found;
  };

  return (type, name, nested) => {
    const model = strapi.getModel(type as UID.ContentType) as unknown as Model | undefined;
    const attribute = model?.attributes[name];
    // The fields of a component belong to the entry that it is part of.
    if (!attribute || model?.modelType !== 'contentType') return true;
    if (type === 'admin::user') {
      return colleaguesNames.has(name) || abilityOf(ctx).can('admin::users.read');
    }
    if (isEverybodys(name) || (!nested && !attribute.private)) return true;
    return checkerOf(type).can.read(null, name);
  };
};
