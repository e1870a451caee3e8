import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  getService,
  reading,
  refuse,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { Person } from '../organisation';

import { requireHiddenAttributes, sensitiveAttributes } from './attributes';
import { createBlindIndex } from './blind-index';
import { createKeyring, type Place } from './keyring';
import { kindOf, type SensitiveKind } from './kinds';
import { requireStoredKeys, type SealedColumn } from './stored-keys';
import { guardSecrets } from './subscriber';
import { openStored, protect, type Data, type RawRow } from './writes';

export interface RevealRequest {
  readonly type: string;
  readonly documentId: string;
  readonly attribute: string;
  readonly actor: Actor;
  /** Why he needs it: kept in the audit row. */
  readonly reason: string;
  readonly person?: Person | null;
  readonly requestId?: string | null;
}

/** What people have told about themselves: kept encrypted, shown masked, revealed one by one. */
export interface Privacy {
  /**
   * The whole value, with an audit row in the same transaction; `null` where none is stored.
   * @throws Refusal REVEAL_NEEDS_REASON; NOT_FOUND; SENSITIVE_UNREADABLE when the ciphertext is another
   *   row's, was altered, or its key is not the one of the ring.
   * @throws Error when the attribute is not declared sensitive.
   */
  reveal(tx: Tx, request: RevealRequest): Promise<string | null>;
  /**
   * The values of a kind that an entry holds, for the machine's own delivery of a message: shown to nobody,
   * neither stored nor logged by who asks.
   * @throws Refusal SENSITIVE_UNREADABLE
   */
  openForDelivery(type: string, documentId: string, kind: SensitiveKind): Promise<string[]>;
  /**
   * In `register()`: entries of a type that a room withholds from a reader for what he is to them, by
   * documentId, whatever his roles read.
   */
  withhold(type: string, load: (reader: Actor) => Promise<readonly string[]>): void;
  withheldFrom(type: string, reader: Actor): Promise<readonly string[]>;
  /**
   * What a derivation of the attribute's kind (`birth-date`) tells of the stored value, for a fact that
   * is computed and says less than the value; `null` where none is stored, or it tells nothing.
   * @throws Refusal SENSITIVE_UNREADABLE
   */
  derivedFrom(place: Place, derivation: string): Promise<unknown>;
  /** Is the attribute declared sensitive? */
  isSensitive(type: string, attribute: string): boolean;
  /** HMAC-SHA-256 in hex of a value normalised already. The same for every type and attribute of a kind. */
  blindIndex(kind: SensitiveKind, value: string): string;
  /** The index by which what somebody typed is found; `null` when no entry can have such a value. */
  indexOf(type: string, attribute: string, typed: string): string | null;
  /**
   * For rows that the engine writes past Strapi: the data with each sensitive value checked and
   * encrypted, its index and derivations added. @throws Refusal with the attribute as path.
   */
  protect(type: string, documentId: string, data: Data): Data;
  /** In `register()`: a table of the engine's own whose secrets are read as long as it stands. */
  registerSealed(place: SealedColumn): void;
  /** A secret of the engine's own, such as the seed of a draw that nobody may know yet, for its row. */
  sealSecret(place: Place, plaintext: string): string;
  /** @throws Refusal SENSITIVE_UNREADABLE: of another row, altered, or its key is not in the ring */
  openSecret(place: Place, ciphertext: string): string;
  /** Sets masks and encryption on every path of Strapi. Before the gate, which compares what is written. */
  guard(): Promise<void>;
}

const declared = (strapi: Core.Strapi, type: string, name: string) => {
  const found = sensitiveAttributes(strapi, type).find((attribute) => attribute.name === name);
  if (!found) throw new Error(`${type} declares no sensitive attribute "${name}"`);
  return found;
};

const findRaw = async (
  strapi: Core.Strapi,
  knex: Knex,
  { type, documentId, attribute }: Pick<RevealRequest, 'type' | 'documentId' | 'attribute'>,
): Promise<RawRow | null> => {
  const { tableName, attributes } = strapi.db.metadata.get(type);
  const { columnName } = attributes[attribute] as { columnName?: string };
  const row = (await knex(tableName)
    .where({ document_id: documentId })
    .first({ documentId: 'document_id', [attribute]: columnName ?? attribute })) as
    RawRow | undefined;
  return row ?? null;
};

/** @throws Error naming TALENT_OFFICE_KEYS or TALENT_OFFICE_INDEX_KEY when it is absent or too short. */
export const createPrivacy: ServiceFactory<'privacy'> = ({ strapi }) => {
  const secrets = {
    keyring: createKeyring(process.env.TALENT_OFFICE_KEYS),
    blindIndex: createBlindIndex(process.env.TALENT_OFFICE_INDEX_KEY),
  };
  const sealed: SealedColumn[] = [];
  const withheld = new Map<string, (reader: Actor) => Promise<readonly string[]>>();
  /** @throws Refusal SENSITIVE_UNREADABLE */
  const open = (type: string, attribute: string, row: RawRow): string | null => {
    const plaintext = openStored(secrets, type, attribute, row);
    if ((row[attribute] ?? null) !== null && plaintext === null) {
      throw refuse('SENSITIVE_UNREADABLE', { attribute });
    }
    return plaintext;
  };
  return {
    async reveal(tx, request) {
      const { type, documentId, attribute, reason, actor, person, requestId } = request;
      declared(strapi, type, attribute);
      if (reason.trim() === '') throw refuse('REVEAL_NEEDS_REASON', {}, 'reason');
      const row = await findRaw(strapi, tx, request);
      if (!row) throw refuse('NOT_FOUND');
      const plaintext = open(type, attribute, row);
      await getService(strapi, 'audit').record(tx, {
        actor,
        person,
        action: 'sensitive.reveal',
        target: { type, documentId },
        reason,
        details: { attribute },
        requestId,
      });
      return plaintext;
    },
    async openForDelivery(type, documentId, kind) {
      const values: string[] = [];
      for (const { name: attribute, kind: its } of sensitiveAttributes(strapi, type)) {
        if (its !== kind) continue;
        const row = await reading(strapi, (knex) =>
          findRaw(strapi, knex, { type, documentId, attribute }),
        );
        const value = row ? open(type, attribute, row) : null;
        if (value !== null) values.push(value);
      }
      return values;
    },
    withhold: (type, load) => {
      withheld.set(type, load);
    },
    withheldFrom: async (type, reader) => (await withheld.get(type)?.(reader)) ?? [],
    async derivedFrom(place, derivation) {
      const { type, attribute } = place;
      const { kind } = declared(strapi, type, attribute);
      const row = await reading(strapi, (knex) => findRaw(strapi, knex, place));
      const value = row ? open(type, attribute, row) : null;
      if (value === null) return null;
      const today = getService(strapi, 'clock').today();
      return kindOf(kind).derivations[derivation]?.(value, today) ?? null;
    },
    isSensitive: (type, attribute) =>
      sensitiveAttributes(strapi, type).some(({ name }) => name === attribute),
    blindIndex: secrets.blindIndex,
    indexOf(type, attribute, typed) {
      const { kind } = declared(strapi, type, attribute);
      const checked = kindOf(kind).check(typed, getService(strapi, 'clock').today());
      return checked.ok ? secrets.blindIndex(kind, checked.value) : null;
    },
    protect: (type, documentId, data) =>
      protect(strapi, secrets, type, data, { documentId, stored: null }),
    registerSealed: (place) => {
      sealed.push(place);
    },
    sealSecret: (place, plaintext) => secrets.keyring.seal(plaintext, place),
    openSecret: (place, ciphertext) => {
      try {
        return secrets.keyring.open(ciphertext, place);
      } catch {
        throw refuse('SENSITIVE_UNREADABLE', { attribute: place.attribute });
      }
    },
    async guard() {
      requireHiddenAttributes(strapi);
      await requireStoredKeys(strapi, secrets, sealed);
      guardSecrets(strapi, secrets);
    },
  };
};
