import type { Core } from '@strapi/strapi';

import { getService, refuse, tables, type Actor, type Entry, type Tx } from '../../../platform';
import { actingParties, type ActionDeclaration, type Declaration } from '../../declaration';
import { actingForIn, capacityOf, refuseExcluded, type Filer } from '../../approval';
import { samePerson, type Person } from '../../organisation';

import type { Guarded } from '../seals';
import { allParties, partiesTo } from './parties';
import { partyNames } from './party-names';

interface Entitlement {
  readonly type: string;
  readonly entry: Entry;
  readonly action: ActionDeclaration;
  readonly actor: Actor;
  readonly person: Person;
}

/** Who does an action, and the staff entry of whom he acts for; `null` is nobody. */
export interface Doer {
  readonly person: Person;
  readonly actingFor: string | null;
}

interface DoerRow {
  actor_kind: string;
  actor_id: string | null;
  person: string | null;
  person_keys: string | null;
  acting_for: string | null;
  action: string;
  details: string;
}

/** The position that keys in what came on paper (代录); it submits nothing by itself. */
const recorderRole = 'recorder';

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
    if (!path || found === null) return false;
    if (samePerson(found.keys, person.keys)) return true;
    const agents = await organisation().agentsAt(type, entry.id, path);
    return agents.some(({ keys }) => samePerson(keys, person.keys));
  };

  /** What people sign of an entry: what its declaration guards, and what its rules and amount read. */
  const signed = async (type: string, { documentId }: Entry): Promise<ReadonlySet<string>> => {
    const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
    return new Set([...guarded(type), ...Object.keys(latest?.guarded ?? {})]);
  };

  /** By one look for many entries: who is not found so is no author of them, whatever was written. */
  const perhapsWritten = async (
    tx: Tx,
    documentIds: readonly string[],
    people: readonly Person[],
  ): Promise<string[]> => {
    const keys = people.flatMap((person) => person.keys);
    const accounts = (kind: string): string[] =>
      keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
    return tx(tables.audit)
      .whereIn('target_document_id', documentIds)
      .whereIn('action', authorship)
      .where((his) => {
        void his
          .whereIn('person', keys)
          .orWhereIn('acting_for', accounts('staff'))
          .orWhere((one) => one.where('actor_kind', 'admin').whereIn('actor_id', accounts('admin')))
          .orWhere((one) => one.where('actor_kind', 'user').whereIn('actor_id', accounts('user')));
      })
      .distinct()
      .pluck('target_document_id');
  };

  /** Persons who did an action of this entry before, by the audit rows of its life. */
  const doersOf = async (tx: Tx, type: string, entry: Entry, action: string): Promise<string[]> => {
    const found = (await tx(tables.audit)
      .where({ target_type: type, target_document_id: entry.documentId })
      .whereIn('action', action === 'author' ? authorship : [`entry.${action}`])
      .select(
        ...['actor_kind', 'actor_id', 'person', 'person_keys', 'acting_for', 'action', 'details'],
      )) as DoerRow[];
    const counted = found.some((row) => row.action === 'entry.edit')
      ? await signed(type, entry)
      : new Set<string>();
    const rows = found.filter(
      (row) =>
        row.action !== 'entry.edit' || attributesIn(row.details).some((name) => counted.has(name)),
    );
    const author = entry.createdBy as { id: number } | null | undefined;
    // The account, and the person as he was known then: a link that is gone now hides nobody.
    // Who acted for an absent colleague did it for him.
    const keys = rows.flatMap(({ actor_kind, actor_id, person, person_keys, acting_for }) => [
      `${actor_kind}:${actor_id}`,
      ...(person ? [person] : []),
      ...(person_keys ? (JSON.parse(person_keys) as string[]) : []),
      ...(acting_for ? [`staff:${acting_for}`] : []),
    ]);
    return action === 'author' && author ? [...keys, `admin:${author.id}`] : keys;
  };

  const partiesOf = ({ by }: ActionDeclaration): readonly string[] =>
    typeof by === 'string' ? [by] : by;

  /** As which of those whom an action is for he may do it. */
  const capacitiesIn = async ({ type, entry, action, actor, person }: Entitlement) => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const found: string[] = [];
    for (const party of partiesOf(action)) {
      if (await isParty(party, type, entry, declaration, actor, person)) found.push(party);
    }
    return found;
  };

  const isEntitled = async (asked: Entitlement): Promise<boolean> =>
    (await capacitiesIn(asked)).length > 0;

  /** Is any action of the entry for him, in whatever state? */
  const isConcerned = async (type: string, entry: Entry, actor: Actor): Promise<boolean> => {
    const { states = {} } = getService(strapi, 'declarations').of(type) ?? {};
    const person = await organisation().personOf(actor);
    for (const action of Object.values(states).flatMap(Object.values)) {
      if (await isEntitled({ type, entry, action, actor, person })) return true;
    }
    return false;
  };

  /** For whom he acts at the positions that the action is for: himself, where he holds one of them. */
  const capacitiesFor = async (action: ActionDeclaration, person: Person) => {
    const roles = partiesOf(action).filter(
      (party) => !(actingParties as readonly string[]).includes(party),
    );
    const found: (Person | null)[] = [];
    for (const role of roles) {
      found.push(...(await organisation().capacitiesAt(person, { role, unit: null })));
    }
    return found.includes(null) ? [null] : found;
  };

  /** @throws Refusal SIGNER_EXCLUDED */
  const refuseParty = async (type: string, entry: Entry, person: Person): Promise<void> => {
    for (const { why, keys } of await allParties(strapi, type, entry)) {
      if (samePerson(keys, person.keys)) throw refuseExcluded(why);
    }
  };

  return {
    refuseParty,
    /** Is he one of those whom the action is for, whatever he did before? */
    isEntitled,
    /** Is it for whoever keys in paper, and is he one of these? And is it his for no other reason? */
    recording: async (asked: Entitlement): Promise<{ may: boolean; only: boolean }> => {
      const found = await capacitiesIn(asked);
      const may = found.includes(recorderRole);
      return { may, only: may && found.length === 1 };
    },
    isConcerned,
    /** @throws Refusal NOT_BY_YOU, NOT_BY_SAME_PERSON, SIGNER_EXCLUDED, ACTING_FOR_EXCLUDED */
    refuseOthers: async (
      tx: Tx,
      { type, entry, name }: { type: string; entry: Entry; name: string },
      action: ActionDeclaration,
      actor: Actor,
    ): Promise<Doer> => {
      const person = await organisation().personOf(actor);
      if (!(await isEntitled({ type, entry, action, actor, person }))) {
        throw refuse('NOT_BY_YOU', { action: name, by: partyNames(partiesOf(action)) });
      }
      const forHimself = partiesOf(action).some(
        (party) => party === 'subject' || party === 'owner',
      );
      const judge = async (each: Person): Promise<void> => {
        if (!forHimself) await refuseParty(type, entry, each);
        for (const earlier of action.notBy ?? []) {
          if (samePerson(await doersOf(tx, type, entry, earlier), each.keys)) {
            throw refuse('NOT_BY_SAME_PERSON', { action: name, earlier });
          }
        }
      };
      const capacities = forHimself ? [] : await capacitiesFor(action, person);
      const absentee = await capacityOf(strapi, person, capacities, judge);
      return { person, actingFor: actingForIn(absentee) };
    },
    doersOf,
    perhapsWritten,
    /** Does he hand in what is his, or what somebody else wrote on paper? */
    filerOf: async (type: string, entry: Entry, { keys }: Person): Promise<Filer> => {
      const own = (await partiesTo(strapi, type, entry)).some(
        ({ why, keys: his }) => (why === 'subject' || why === 'owner') && samePerson(his, keys),
      );
      return own ? 'owner' : 'recorder';
    },
  };
};

export type Who = ReturnType<typeof createWho>;
