import type { Core } from '@strapi/strapi';

import { listedAmong, type ListedTalent } from '../talent';

import { fileColumns, publicFiles, type FileRow, type PublicFile } from './media';

const brands = 'plugin::talent-office.brand';
const activities = 'plugin::talent-office.brand-activity';

// A document has a row as draft and another one as published, and each row links to rows of its own.
const published = { publishedAt: { $notNull: true } };

const linkedTalents = { select: ['documentId'] };

const listedParts = {
  parent: { where: published, select: ['name', 'slug'] },
  logo: fileColumns,
};

interface TalentLink {
  readonly documentId: string;
}

interface ListedRow {
  readonly documentId: string;
  readonly name: string;
  readonly slug: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly summary: string | null;
  readonly parent: { readonly slug: string; readonly name: string } | null;
  readonly logo: FileRow | null;
}

interface BrandRow extends ListedRow {
  readonly story: unknown;
  readonly media: readonly FileRow[] | null;
  readonly talents: readonly TalentLink[];
  readonly benefits: readonly BenefitRow[];
}

interface BenefitRow {
  readonly documentId: string;
  readonly title: string;
  readonly slug: string;
  readonly summary: string | null;
}

interface ActivityRow {
  readonly title: string;
  readonly slug: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly story: unknown;
  readonly media: readonly FileRow[] | null;
  readonly talents: readonly TalentLink[];
}

type ToFiles = (rows: readonly (FileRow | null)[] | null | undefined) => readonly PublicFile[];
type ToTalents = (links: readonly TalentLink[]) => readonly ListedTalent[];

const toListed = (row: ListedRow, files: ToFiles) => ({
  id: row.documentId,
  name: row.name,
  slug: row.slug,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  summary: row.summary,
  parent: row.parent ? { slug: row.parent.slug, name: row.parent.name } : null,
  logo: files([row.logo])[0] ?? null,
});

const toBenefit = ({ documentId, title, slug, summary }: BenefitRow) => ({
  id: documentId,
  title,
  slug,
  summary,
});

const toActivity = (row: ActivityRow, files: ToFiles, talents: ToTalents) => ({
  title: row.title,
  slug: row.slug,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  place: row.place,
  story: row.story,
  media: files(row.media),
  talents: talents(row.talents),
});

/** Every published brand, in the office's order. */
export const listBrands = async (strapi: Core.Strapi) => {
  const rows = (await strapi.db.query(brands).findMany({
    where: published,
    populate: listedParts,
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  })) as ListedRow[];
  const files = await publicFiles(strapi);
  return rows.map((row) => toListed(row, files));
};

/**
 * A published brand with its published activities; `null` where there is none of this slug. Of what
 * it links to, only what is public by itself: benefits that are active, talents of the directory.
 */
export const readBrand = async (strapi: Core.Strapi, slug: string) => {
  const brand = (await strapi.db.query(brands).findOne({
    where: { ...published, slug },
    populate: {
      ...listedParts,
      media: fileColumns,
      talents: linkedTalents,
      benefits: { where: { active: true }, select: ['documentId', 'title', 'slug', 'summary'] },
    },
  })) as BrandRow | null;
  if (!brand) return null;
  const rows = (await strapi.db.query(activities).findMany({
    where: { ...published, brand: { documentId: brand.documentId } },
    populate: { media: fileColumns, talents: linkedTalents },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  })) as ActivityRow[];
  const files = await publicFiles(strapi);
  const linked = [brand, ...rows].flatMap(({ talents }) => talents);
  const listed = await listedAmong(
    strapi,
    linked.map(({ documentId }) => documentId),
  );
  const talents: ToTalents = (links) =>
    links.map(({ documentId }) => listed.get(documentId)).filter((one) => one !== undefined);
  return {
    ...toListed(brand, files),
    story: brand.story,
    media: files(brand.media),
    benefits: brand.benefits.map(toBenefit),
    talents: talents(brand.talents),
    activities: rows.map((row) => toActivity(row, files, talents)),
  };
};
