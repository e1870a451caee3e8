import type { Core, UID } from '@strapi/strapi';

import { slugOf } from './slug-of';

interface Request {
  readonly contentTypeUID: UID.ContentType;
  readonly field: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Proposals {
  generateUIDField(request: Request): Promise<string>;
}

/**
 * The slug that the panel proposes while somebody types a title with Chinese in it: Strapi's own leaves
 * `2026` of `2026人才周`. Called in `register()`.
 */
export const proposeSlugs = (strapi: Core.Strapi): void => {
  strapi.get('services').extend('plugin::content-manager.uid', (own: Proposals) => ({
    ...own,
    generateUIDField: (request: Request): Promise<string> => {
      const attribute = strapi.contentType(request.contentTypeUID).attributes[request.field];
      const from = (attribute as { targetField?: string } | undefined)?.targetField ?? '';
      const title = request.data[from];
      if (typeof title !== 'string' || !/\p{Script=Han}/u.test(title)) {
        return own.generateUIDField(request);
      }
      return own.generateUIDField({ ...request, data: { ...request.data, [from]: slugOf(title) } });
    },
  }));
};
