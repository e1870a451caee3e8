import type { Core } from '@strapi/strapi';

import type { TableValueKind } from '../../../../shared/vocabulary';
import {
  absentFact,
  dateValue,
  type FactContext,
  type FactFunction,
  type Json,
} from '../../engine/expression';
import { getService, own } from '../../platform';

import { tableNamed } from './find';
import { isValidOn, valueOf, type Table } from './rows';

/** What each function of expressions reads: a table's kind of values decides which one it takes. */
const functions: Readonly<
  Record<string, { readonly gives: string; readonly kinds: readonly TableValueKind[] }>
> = {
  table: { gives: 'int', kinds: ['amount', 'number'] },
  tableText: { gives: 'string', kinds: ['text'] },
  tableDate: { gives: 'google.protobuf.Timestamp', kinds: ['date'] },
};

export const tableFunctions = Object.keys(functions);

/** The rows in effect on the day, by key: kept with the evaluation, so that it gives the same for ever. */
const rowsOf = ({ valueKind, rows }: Table, today: string): Record<string, Json> =>
  Object.fromEntries(
    rows
      .filter((row) => isValidOn(row, today))
      .flatMap(({ key, value }) => {
        const read = valueOf(valueKind, value ?? '');
        return key && read !== null ? [[key, read] as const] : [];
      }),
  );

const load = async (
  strapi: Core.Strapi,
  { today }: FactContext,
  names: readonly string[],
): Promise<Json> => {
  const found: Record<string, Json> = {};
  for (const name of names) {
    const table = await tableNamed(strapi, name);
    if (table) {
      found[name] = {
        title: table.title,
        kind: table.valueKind,
        rows: rowsOf(table, today),
      };
    }
  }
  return found;
};

type Loaded = Readonly<Record<string, { readonly rows: Readonly<Record<string, Json>> }>>;

const nameProblem = async (strapi: Core.Strapi, fn: string, name: string) => {
  const table = await tableNamed(strapi, name);
  if (!table) {
    return { zh: `没有代号为“${name}”的具名表`, en: `there is no named table "${name}"` };
  }
  if (own(functions, fn)?.kinds.includes(table.valueKind)) return null;
  const right = tableFunctions.find((one) => own(functions, one)?.kinds.includes(table.valueKind));
  return {
    zh: `具名表“${name}”要用 ${right}() 来查`,
    en: `the named table "${name}" is read by ${right}()`,
  };
};

const functionOf = (strapi: Core.Strapi, fn: string, gives: string): FactFunction => ({
  signature: `${fn}(string, string): ${gives}`,
  nameProblem: (name) => nameProblem(strapi, fn, name),
  load: (context, names) => load(strapi, context, names),
  call: (facts, name, key) => {
    const rows = own(facts as Loaded | null, String(name))?.rows;
    const value = own(rows, String(key));
    if (value === undefined) throw absentFact(`${fn}("${String(name)}", "${String(key)}")`);
    if (gives === 'int') return BigInt(Number(value));
    return gives === 'string' ? String(value) : dateValue(String(value));
  },
});

/** Registers `table`, `tableText` and `tableDate`. Called in `register()`. */
export const registerTables = (strapi: Core.Strapi): void => {
  for (const [fn, { gives }] of Object.entries(functions)) {
    getService(strapi, 'expressions').registerFunction(functionOf(strapi, fn, gives));
  }
};
