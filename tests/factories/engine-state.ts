import type { Site } from '../setup';

/** Writes values of an entry as the engine does: a state that only a whole procedure would lead to. */
export const writeAsEngine = async (
  { strapi }: Pick<Site, 'strapi'>,
  type: string,
  documentId: string,
  values: object,
): Promise<void> => {
  const entry = await strapi.db.query(type as never).findOne({ where: { documentId } });
  await strapi.db.transaction(({ trx }) =>
    strapi.plugin('talent-office').service('lifecycle').writeWithin(trx, type, entry, values),
  );
};
