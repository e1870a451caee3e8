import { z } from 'zod';

import { apiRoute, refuse, type Route } from '../../platform';

const brands = 'plugin::talent-office.brand';
const activities = 'plugin::talent-office.brand-activity';

interface BrandRow {
  id: number;
  documentId: string;
  name: string;
  slug: string;
  startsOn: string | null;
  endsOn: string | null;
  summary: string | null;
  story: unknown;
  parent: { slug: string; name: string } | null;
}

interface ActivityRow {
  title: string;
  slug: string;
  startsOn: string | null;
  endsOn: string | null;
  place: string | null;
}

const toListed = ({ documentId, name, slug, startsOn, endsOn, summary, parent }: BrandRow) => ({
  id: documentId,
  name,
  slug,
  startsOn,
  endsOn,
  summary,
  parent: parent ? { slug: parent.slug, name: parent.name } : null,
});

const toActivity = ({ title, slug, startsOn, endsOn, place }: ActivityRow) => ({
  title,
  slug,
  startsOn,
  endsOn,
  place,
});

const published = { publishedAt: { $notNull: true } };

export const brandRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/brands',
    action: 'brands.find',
    handler: async ({ strapi }) => {
      const rows = (await strapi.db.query(brands).findMany({
        where: published,
        populate: { parent: true },
        orderBy: [{ order: 'asc' }, { id: 'asc' }],
      })) as BrandRow[];
      return { data: rows.map(toListed) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/brands/:slug',
    action: 'brands.findOne',
    input: { params: z.strictObject({ slug: z.string().min(1).max(255) }) },
    handler: async ({ strapi, params }) => {
      const brand = (await strapi.db.query(brands).findOne({
        where: { ...published, slug: params.slug },
        populate: { parent: true },
      })) as BrandRow | null;
      if (!brand) throw refuse('NOT_FOUND');
      const rows = (await strapi.db.query(activities).findMany({
        where: { ...published, brand: { documentId: brand.documentId } },
        orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
      })) as ActivityRow[];
      return {
        data: { ...toListed(brand), story: brand.story, activities: rows.map(toActivity) },
      };
    },
  }),
];
