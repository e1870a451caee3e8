import type { Core } from '@strapi/strapi';

import { expressionsOf } from '../../engine/declaration';
import { asValidation, getService, refuse } from '../../platform';

import { findTable, tableType, type StoredTable } from './find';
import { tableFunctions } from './functions';
import { recordedFrom, recordTables } from './record';
import { hasKeyForm, refuseWrongRows, type Table, type TableRow } from './rows';

const benefits = 'plugin::talent-office.benefit';

type Data = Partial<Table>;

/** Every expression that may name a table: of declarations, benefits, and rules ever put in force. */
const expressionsInUse = async (strapi: Core.Strapi): Promise<string[]> => {
  const declarations = getService(strapi, 'declarations');
  const declared = declarations
    .types()
    .flatMap((one) => expressionsOf(declarations.of(one) ?? {}).map(({ source }) => source));
  const rows = (await strapi.db.query(benefits).findMany({ select: ['amountExpression'] })) as {
    amountExpression: string | null;
  }[];
  return [
    ...declared,
    ...rows.flatMap(({ amountExpression }) => amountExpression ?? []),
    ...(await getService(strapi, 'rules').everEnacted()),
  ];
};

const isInUse = async (strapi: Core.Strapi, key: string): Promise<boolean> => {
  const { namesCalled } = getService(strapi, 'expressions');
  return (await expressionsInUse(strapi)).some((source) =>
    namesCalled(source, tableFunctions).includes(key),
  );
};

/** Anything but a list is for Strapi to refuse. */
const listed = (rows: unknown): readonly TableRow[] =>
  Array.isArray(rows) ? (rows as readonly TableRow[]) : [];

/** The table as it will stand: what is not sent stays as it is. */
const afterWrite = (before: StoredTable | null, data: Data): Pick<Table, 'valueKind' | 'rows'> => ({
  valueKind: data.valueKind ?? before?.valueKind ?? 'amount',
  rows: listed(data.rows ?? before?.rows).map((row) => ({
    ...before?.rows.find(({ id }) => id !== undefined && id === Number(row.id)),
    ...row,
  })),
});

const refuseWrite = async (
  strapi: Core.Strapi,
  action: string,
  before: StoredTable | null,
  data: Data,
): Promise<void> => {
  const key = data.key;
  if (typeof key === 'string' && key !== before?.key && !hasKeyForm(key)) {
    throw refuse('KEY_FORM', {}, 'key');
  }
  const isOther =
    action === 'delete' ||
    (key !== undefined && key !== before?.key) ||
    (data.valueKind !== undefined && data.valueKind !== before?.valueKind);
  if (before && isOther && (await isInUse(strapi, before.key))) {
    throw refuse('TABLE_IN_USE', { title: before.title }, 'key');
  }
  if (action !== 'delete') refuseWrongRows(afterWrite(before, data));
};

const verbs = new Set(['create', 'update', 'delete', 'clone']);

/**
 * Keeps a table that an expression looks into: it is not deleted, and its key and kind of values stay.
 * What it says may change, from a day on; every change is in the trail.
 */
export const guardTables = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== tableType || !verbs.has(context.action)) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Data };
    // What is cloned is not what is written.
    const isWritten = context.action !== 'clone' && documentId !== undefined;
    const before = isWritten ? await findTable(strapi, { documentId }) : null;
    try {
      await refuseWrite(strapi, context.action, before, data ?? {});
    } catch (error) {
      throw asValidation(error);
    }
    return recordedFrom(before, next);
  });
  recordTables(strapi);
};
