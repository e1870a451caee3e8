import type { Core, UID } from '@strapi/strapi';

import type { Person } from '../../engine/organisation';
import { getService, refuse, type Entry } from '../../platform';

const prefix = 'plugin::talent-office.';
const type = `${prefix}relationship` as UID.ContentType;

const idsOf = ({ keys }: Person, kind: string): string[] =>
  keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));

/** Declared with whom, and by whom: one party, so that nothing is hidden behind the other. */
const refuseIncomplete = ({ staff, talent, employer }: Entry): void => {
  if (!staff) throw refuse('REFERENCE_MISSING', { type, path: 'staff' }, 'staff');
  if (Boolean(talent) === Boolean(employer)) throw refuse('RELATIONSHIP_PARTY', {}, 'talent');
};

/**
 * Tells the engine who of the staff is related to a talent or an employer (回避): to a talent also who is
 * related to the employer he works for. Called in `register()`.
 */
export const registerRelationships = (strapi: Core.Strapi): void => {
  const organisation = getService(strapi, 'organisation');

  const employersOf = async (talents: readonly string[]): Promise<string[]> => {
    if (talents.length === 0) return [];
    const rows = (await strapi.db.query(`${prefix}talent-profile` as UID.ContentType).findMany({
      where: { documentId: { $in: [...talents] } },
      populate: ['employer'],
    })) as { employer: { documentId: string } | null }[];
    return rows.flatMap(({ employer }) => employer?.documentId ?? []);
  };

  const running = () => ({
    $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: getService(strapi, 'clock').today() } }],
  });

  const talentsOf = async (employers: readonly string[]): Promise<string[]> => {
    if (employers.length === 0) return [];
    const rows = (await strapi.db.query(`${prefix}talent-profile` as UID.ContentType).findMany({
      where: { employer: { documentId: { $in: [...employers] } } },
      select: ['documentId'],
    })) as { documentId: string }[];
    return rows.map(({ documentId }) => documentId);
  };

  organisation.registerRelations({
    type,
    staff: 'staff',
    refuseWrong: refuseIncomplete,
    partiesOf: async (person) => {
      const rows = (await strapi.db.query(type).findMany({
        where: { $and: [{ staff: { documentId: { $in: idsOf(person, 'staff') } } }, running()] },
        populate: ['talent', 'employer'],
      })) as Record<'talent' | 'employer', { documentId: string } | null>[];
      const employers = rows.flatMap(({ employer }) => employer?.documentId ?? []);
      const talents = rows.flatMap(({ talent }) => talent?.documentId ?? []);
      const employed = await talentsOf(employers);
      return [
        ...employers.map((one) => `employer:${one}`),
        ...[...talents, ...employed].map((one) => `talent:${one}`),
      ];
    },
    relatedTo: async (party) => {
      const talents = idsOf(party, 'talent');
      const employers = [...idsOf(party, 'employer'), ...(await employersOf(talents))];
      if (talents.length + employers.length === 0) return [];
      const rows = (await strapi.db.query(type).findMany({
        where: {
          $and: [
            {
              $or: [
                { talent: { documentId: { $in: talents } } },
                { employer: { documentId: { $in: employers } } },
              ],
            },
            running(),
          ],
        },
        populate: ['staff'],
      })) as { staff: { documentId: string } | null }[];
      const staff = new Set(rows.flatMap((row) => row.staff?.documentId ?? []));
      return Promise.all([...staff].map((one) => organisation.personBy(`staff:${one}`)));
    },
  });
};

/** Steps that a relation may leave without a signer are asked about again. Called in `bootstrap()`. */
export const lookAgainAfterRelationships = (strapi: Core.Strapi): void => {
  const look = (): Promise<void> => getService(strapi, 'approval').askAgain();
  strapi.db.lifecycles.subscribe({
    models: [type],
    afterCreate: look,
    afterUpdate: look,
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
