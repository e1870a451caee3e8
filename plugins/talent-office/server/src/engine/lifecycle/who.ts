import type { Core } from '@strapi/strapi';

import { getService, refuse, tables, type Actor, type Entry, type Tx } from '../../platform';
import { actingParties, type ActionDeclaration, type Declaration } from '../declaration';
import { refuseExcluded, type Filer } from '../approval';
import { samePerson, type Person } from '../organisation';

import type { Guarded } from './guarded';
import { partiesTo } from './parties';
import { partyNames } from './party-names';

interface Entitlement {
  readonly type: string;
  readonly entry: Entry;
  readonly action: ActionDeclaration;
  readonly actor: Actor;
  readonly person: Person;
}

interface DoerRow {
  actor_kind: string;
  actor_id: string | null;
  person: string | null;
  action: string;
  details: string;
}

/** What makes somebody an author: he began the entry, or rewrote what people sign of it. */
const authorship = ['entry.create', 'entry.edit'];

const attributesIn = (details: string): readonly string[] =>
  (JSON.parse(details) as { attributes?: readonly string[] }).attributes ?? [];

/** Who may do an action, and who may not because of what he did before. */
export const createWho = (strapi: Core.Strapi, guarded: Guarded['guarded']) => {
  const organisation = () => getService(strapi, 'organisation');

  const isParty = async (
    party: string,
    type: string,
    entry: Entry,
    declaration: Declaration,
    actor: Actor,
    person: Person,
  ): Promise<boolean> => {
    if (party === 'system') return actor.kind === 'system';
    if (actor.kind !== 'admin' && actor.kind !== 'user') return false;
    if (!(actingParties as readonly string[]).includes(party)) {
      return organisation().holds(person, { role: party, unit: null });
    }
    const path = party === 'subject' ? declaration.people?.subject : declaration.people?.owner;
    const found = path ? await organisation().personAt(type, entry.id, path) : null;
    return found !== null && samePerson(found.keys, person.keys);
  };

  /** What people sign of an entry: what its declaration guards, and what its rules and amount read. */
  const signed = async (type: string, { documentId }: Entry): Promise<ReadonlySet<string>> => {
    const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
    return new Set([...guarded(type), ...Object.keys(latest?.guarded ?? {})]);
  };

  /** Persons who did an action of this entry before, by the audit rows of its life. */
  const doersOf = async (tx: Tx, type: string, entry: Entry, action: string): Promise<string[]> => {
    const found = (await tx(tables.audit)
      .where({ target_type: type, target_document_id: entry.documentId })
      .whereIn('action', action === 'author' ? authorship : [`entry.${action}`])
      .select('actor_kind', 'actor_id', 'person', 'action', 'details')) as DoerRow[];
    const counted = found.some((row) => row.action === 'entry.edit')
      ? await signed(type, entry)
      : new Set<string>();
    const rows = found.filter(
      (row) =>
        row.action !== 'entry.edit' || attributesIn(row.details).some((name) => counted.has(name)),
    );
    const author = entry.createdBy as { id: number } | null | undefined;
    // The account, and the person as he was known then: a link that is gone now hides nobody.
    const keys = rows.flatMap(({ actor_kind, actor_id, person }) => [
      `${actor_kind}:${actor_id}`,
      ...(person ? [person] : []),
    ]);
    return action === 'author' && author ? [...keys, `admin:${author.id}`] : keys;
  };

  const partiesOf = ({ by }: ActionDeclaration): readonly string[] =>
    typeof by === 'string' ? [by] : by;

  const isEntitled = async ({ type, entry, action, actor, person }: Entitlement) => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    for (const party of partiesOf(action)) {
      if (await isParty(party, type, entry, declaration, actor, person)) return true;
    }
    return false;
  };

  /** @throws Refusal SIGNER_EXCLUDED */
  const refuseParty = async (type: string, entry: Entry, person: Person): Promise<void> => {
    for (const { why, keys } of await partiesTo(strapi, type, entry)) {
      if (samePerson(keys, person.keys)) throw refuseExcluded(why);
    }
  };

  return {
    refuseParty,
    /** Is he one of those whom the action is for, whatever he did before? */
    isEntitled,
    /** @throws Refusal NOT_BY_YOU, NOT_BY_SAME_PERSON, SIGNER_EXCLUDED */
    refuseOthers: async (
      tx: Tx,
      { type, entry, name }: { type: string; entry: Entry; name: string },
      action: ActionDeclaration,
      actor: Actor,
    ): Promise<Person> => {
      const person = await organisation().personOf(actor);
      if (!(await isEntitled({ type, entry, action, actor, person }))) {
        throw refuse('NOT_BY_YOU', { action: name, by: partyNames(partiesOf(action)) });
      }
      const forHimself = partiesOf(action).some(
        (party) => party === 'subject' || party === 'owner',
      );
      if (!forHimself) await refuseParty(type, entry, person);
      for (const earlier of action.notBy ?? []) {
        if (samePerson(await doersOf(tx, type, entry, earlier), person.keys)) {
          throw refuse('NOT_BY_SAME_PERSON', { action: name, earlier });
        }
      }
      return person;
    },
    doersOf,
    /** Does he hand in what is his, or what somebody else wrote on paper? */
    filerOf: async (type: string, entry: Entry, { keys }: Person): Promise<Filer> => {
      const own = (await partiesTo(strapi, type, entry)).some(
        (party) => party.why !== 'excluded' && samePerson(party.keys, keys),
      );
      return own ? 'owner' : 'recorder';
    },
  };
};

export type Who = ReturnType<typeof createWho>;
