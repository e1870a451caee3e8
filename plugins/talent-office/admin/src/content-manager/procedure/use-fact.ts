import { useFormat } from '../../format';
import { useAttributeLabel, useText, useWord } from '../../translations';

import { stepsOf } from './fact-labels';
import { isMoney, type Schema } from './schema';

const calendarDate = /^\d{4}-\d{2}-\d{2}/;

/** Tells the facts that a rule read: what they are called and what they were. */
export const useFact = (schema: Schema, schemas: readonly Schema[]) => {
  const text = useText();
  const word = useWord(schema.uid);
  const attributeLabel = useAttributeLabel();
  const { money, day } = useFormat();

  const label = (path: string): string => {
    const steps = stepsOf(path, schema, schemas);
    if (steps.length === 0) return word(path.replace(/\(.*\)$/, ''), 'word');
    return steps.map(({ type, attribute }) => attributeLabel(type, attribute)).join(' › ');
  };

  const value = (path: string, fact: unknown): string => {
    if (fact === null || fact === undefined || fact === '') return text('value.none');
    if (typeof fact === 'boolean') return text(fact ? 'value.yes' : 'value.no');
    if (typeof fact === 'object') {
      const told = Object.entries(fact).map(([name, inner]) =>
        typeof inner === 'number' ? money(inner) : `${word(name, 'value')} ${String(inner)}`,
      );
      return told.length === 0 ? text('value.none') : told.join(text('list.comma'));
    }
    const plain = String(fact);
    if (isMoney(path.replace(/\(.*\)$/, ''))) return money(plain);
    return calendarDate.test(plain) ? day(plain.slice(0, 10)) : word(plain, 'value');
  };

  return { label, value };
};
