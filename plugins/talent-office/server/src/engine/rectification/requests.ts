import type { Core, UID } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import {
  asValidation,
  currentWriter,
  getService,
  lockEntry,
  reading,
  refuse,
  titleOf,
  type Entry,
  type Tx,
} from '../../platform';
import { capacityOf, officeRole } from '../approval';
import type { Proposal, RightValues } from '../lifecycle';
import type { Person } from '../organisation';

export const rectifications = 'plugin::talent-office.rectification' as UID.ContentType;

/** A request as it is stored. */
export interface RectificationRow {
  readonly documentId: string;
  readonly targetType: string;
  readonly targetDocumentId: string;
  readonly values: RightValues;
  /**
   * `null` in a request from before it was kept, and with digests of another form in one from before
   * names were part of them: such a one is rejected and asked for again, never confirmed.
   */
  readonly proposal: Proposal | null;
  readonly reason: string;
  readonly answer: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: string;
  readonly state: string;
}

const asValues = (value: unknown): RightValues => {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isRecord ? Object.entries(value) : [];
  const isText = ([, one]: [string, unknown]) => one === null || typeof one === 'string';
  if (entries.length === 0 || !entries.every(isText)) {
    throw refuse('VALUE_INVALID', { attribute: 'values' }, 'values');
  }
  return Object.fromEntries(entries) as RightValues;
};

/**
 * Nobody asks for or decides what is about him, nor does a substitute for somebody whom it is about.
 * @throws Refusal SIGNER_EXCLUDED, ACTING_FOR_EXCLUDED
 */
export const refuseParties = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  person: Person,
): Promise<void> => {
  const office = { role: officeRole, unit: null };
  const capacities = await getService(strapi, 'organisation').capacitiesAt(person, office);
  await capacityOf(strapi, person, capacities, (each) =>
    getService(strapi, 'lifecycle').refuseParty(type, entry, each),
  );
};

/**
 * Whatever path a request comes by, it is one that can be confirmed: of an entry that was decided well,
 * for what its type lets be put right, by somebody whom it is not about, and the only one that waits.
 */
export const fillRectifications = (strapi: Core.Strapi): void => {
  /** Locked: two requests for one entry follow one another. */
  const targetOf = (data: Record<string, unknown>): Promise<Entry> =>
    reading(strapi, (knex) => {
      const type = String(data.targetType);
      if (!getService(strapi, 'declarations').of(type)?.rectify) {
        throw refuse('RECTIFICATION_NOT_POSSIBLE', { possible: '' }, 'targetType');
      }
      return lockEntry(knex as Tx, strapi, type, String(data.targetDocumentId));
    });

  const fill = async (data: Record<string, unknown>): Promise<void> => {
    const entry = await targetOf(data);
    const type = String(data.targetType);
    const lifecycle = getService(strapi, 'lifecycle');
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(currentWriter(strapi).actor);
    if (!(await organisation.holds(person, { role: officeRole, unit: null }))) {
      throw refuse('NOT_BY_YOU', { action: 'rectify', by: valueLabels[officeRole] });
    }
    await refuseParties(strapi, type, entry, person);
    const values = asValues(data.values);
    data.proposal = await lifecycle.proposeRectification(type, entry, values);
    const where = { targetType: type, targetDocumentId: entry.documentId, state: 'requested' };
    if ((await strapi.db.query(rectifications).count({ where })) > 0) {
      throw refuse('RECTIFICATION_PENDING');
    }
    data.title = await titleOf(strapi, type, entry.documentId);
    data.requestedBy = person.id;
  };

  strapi.db.lifecycles.subscribe({
    models: [rectifications],
    async beforeCreate(event: unknown) {
      const { data = {} } = (event as { params: { data?: Record<string, unknown> } }).params;
      try {
        await fill(data);
      } catch (error) {
        throw asValidation(error);
      }
    },
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};

/** The requests of one person that nobody has answered. */
export const rectificationsBy = async (
  strapi: Core.Strapi,
  { keys }: Pick<Person, 'keys'>,
): Promise<{ readonly type: string; readonly documentId: string }[]> => {
  const rows = (await strapi.db.query(rectifications).findMany({
    where: {
      requestedBy: { $in: [...keys] },
      $or: [{ state: { $null: true } }, { state: 'requested' }],
    },
    orderBy: { id: 'asc' },
  })) as { documentId: string }[];
  return rows.map(({ documentId }) => ({ type: rectifications, documentId }));
};
