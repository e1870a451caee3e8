import { isMoney, useFormat } from '../../format';
import { useAttributeLabel, useText, useWord } from '../../translations';

import { askedOf, type Expression } from './asked';
import { stepsOf } from './fact-labels';
import type { Schema } from './schema';

const calendarDate = /^\d{4}-\d{2}-\d{2}/;

/** Of functions that answer by kind, those that answer in fen: nothing on record is no money. */
const inFen = ['received'];

/** A named table as it is kept with an evaluation. */
interface TableFact {
  readonly title: string;
  readonly kind: string;
  readonly rows: Readonly<Record<string, unknown>>;
}

const isTable = (told: unknown): told is TableFact =>
  typeof told === 'object' && told !== null && 'rows' in told;

const functionOf = (path: string): string => path.replace(/\(.*\)$/, '');

/** Tells the facts that a rule read: what they are called and what they were. */
export const useFact = (schema: Schema, schemas: readonly Schema[]) => {
  const text = useText();
  const word = useWord(schema.uid);
  const attributeLabel = useAttributeLabel();
  const { money, day } = useFormat();

  const label = (path: string): string => {
    const steps = stepsOf(path, schema, schemas);
    if (steps.length === 0) return word(functionOf(path), 'word');
    return steps.map(({ type, attribute }) => attributeLabel(type, attribute)).join(' › ');
  };

  /** What the table said on the day: every row, for which of them was asked is the expression's matter. */
  const table = ({ title, kind, rows }: TableFact): string => {
    const told = Object.entries(rows).map(([key, row]) => {
      const shown = kind === 'amount' ? money(Number(row)) : String(row);
      return `${word(key, 'value')} ${shown}`;
    });
    return text('value.table', { title, rows: told.join(text('list.comma')) });
  };

  const answer = (name: string, [kind, told]: [string, unknown]): string => {
    if (isTable(told)) return table(told);
    const named = kind === '' ? text('value.noKind') : word(kind, 'value');
    if (inFen.includes(name)) return `${named} ${money(Number(told ?? 0))}`;
    return `${named} ${told === undefined ? text('value.nothing') : String(told)}`;
  };

  /** What a fact was; of a function that answers by kind, for the kinds that `expression` asks for. */
  const value = (path: string, fact: unknown, expression: Expression): string => {
    if (fact === null || fact === undefined || fact === '') return text('value.none');
    if (typeof fact === 'boolean') return text(fact ? 'value.yes' : 'value.no');
    const name = functionOf(path);
    if (typeof fact === 'object') {
      const asked = askedOf(name, fact as Readonly<Record<string, unknown>>, expression);
      const told = asked.map((one) => answer(name, one));
      return told.length === 0 ? text('value.nothing') : told.join(text('list.comma'));
    }
    const plain = String(fact);
    if (isMoney(name)) return money(plain);
    return calendarDate.test(plain) ? day(plain.slice(0, 10)) : word(plain, 'value');
  };

  return { label, value };
};
