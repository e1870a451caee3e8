import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  getService,
  own,
  refuse,
  refuseImpossible,
  writeEntry,
  type CalendarDate,
  type Entry,
  type Tx,
} from '../../../platform';
import { firstOf, initialState, isFound, isTaken, termAttributes } from '../../declaration';
import type { Worked } from '../../rules';

import { knownValue, wantedAt } from './facts';
import { valueAtPath } from './references';
import { takeNow } from './taken';

/**
 * Computes derived values at the moment they are frozen: on submit, or when a state is entered. What was
 * `recorded` at an earlier submit of the same case keeps its expression, and the line that its benefit
 * had: these are the terms it was applied for by.
 */
export const createDerive =
  (strapi: Core.Strapi) =>
  async (
    tx: Tx,
    type: string,
    entry: Entry,
    at: { state: string; from: string } | 'submit',
    today?: CalendarDate,
    recorded: Readonly<Record<string, Worked>> | null = null,
  ): Promise<Record<string, Worked>> => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const expressions = getService(strapi, 'expressions');
    const initial = initialState(declaration);
    const terms = recorded ? termAttributes(declaration) : [];
    const written: Record<string, Worked> = {};
    for (const [name, { value, on }] of Object.entries(declaration.derive ?? {})) {
      // Staying is no entering: an exit that is refused does not begin the term anew.
      const now =
        at === 'submit'
          ? on === undefined
          : (on === at.state && at.from !== at.state) ||
            (on === undefined && at.from === initial && entry[name] == null);
      if (!now) continue;
      if (isFound(value)) {
        // Found once: handed in again, it stays in the round that it came in.
        if (recorded) continue;
        const day = today ?? getService(strapi, 'clock').today();
        const found = await getService(strapi, 'lifecycle').findNow(tx, value.find, entry, day);
        await writeEntry(tx, strapi, type, entry.id, { [name]: found?.id ?? null });
        continue;
      }
      // No working: what was taken is what it shows, and it changes with what it was taken from.
      if (isTaken(value)) {
        if ('follow' in value && terms.includes(firstOf(value.follow))) continue;
        const found = await takeNow(strapi, type, entry, value);
        await writeEntry(tx, strapi, type, entry.id, { [name]: found });
        continue;
      }
      const source =
        own(recorded, name)?.source ??
        (typeof value === 'string' ? value : await valueAtPath(strapi, type, entry.id, value.from));
      if (typeof source !== 'string' || source === '') {
        const path = typeof value === 'string' ? name : value.from;
        throw refuse('REFERENCE_MISSING', { type, path });
      }
      const compiled = expressions.compile(type, source, wantedAt(strapi, type, name));
      const facts = await expressions.loadFacts(type, entry.id, [compiled], today);
      const worked = knownValue(compiled, facts);
      refuseImpossible(attributeKinds(strapi, type)[name], worked, { name, path: name });
      const working = compiled.explain(facts);
      const lines =
        compiled.wanted === 'fen'
          ? getService(strapi, 'rules').linesOf(type, { compiled, facts, working })
          : [];
      written[name] = { value: worked, source, facts, working, lines };
      await writeEntry(tx, strapi, type, entry.id, { [name]: worked });
    }
    return written;
  };
