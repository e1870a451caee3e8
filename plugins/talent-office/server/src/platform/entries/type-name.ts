import type { Core, UID } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import { typeLabels } from '../../../../shared/labels';

const labels: Readonly<Record<string, { readonly name: Bilingual }>> = typeLabels;

/** How a content type is called; a site's own type has the one name that its schema gives. */
export const typeName = (strapi: Core.Strapi, type: string): Bilingual => {
  const label = type.startsWith('plugin::talent-office.') ? labels[type.split('.')[1] ?? ''] : null;
  if (label) return label.name;
  const shown = strapi.contentTypes[type as UID.ContentType]?.info.displayName ?? type;
  return { zh: shown, en: shown };
};
