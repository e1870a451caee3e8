import type { Core } from '@strapi/strapi';

import type { ErrorCode } from '../../../../shared/error-codes';
import type { FileRecord, StoredContent } from '../../engine/files';
import type { Effect } from '../../engine/lifecycle';
import { samePerson } from '../../engine/organisation';
import {
  getService,
  lockEntry,
  refuse,
  type Actor,
  type Entry,
  type ServiceFactory,
  type Tx,
} from '../../platform';

import { agreements, amendments, conditions, interruptions } from './types';

interface Slot {
  /** Attributes that tell which file it is. */
  readonly file: string;
  readonly sha256: string;
  /** The state in which it takes one: later it would be another than was decided by. */
  readonly while: string;
  readonly missing: ErrorCode;
}

const evidence = { file: 'evidenceFile', sha256: 'evidenceSha256', missing: 'EVIDENCE_MISSING' };

const signedCopy = {
  ...{ file: 'scanFile', sha256: 'scanSha256' },
  ...{ while: 'finalised', missing: 'AGREEMENT_NOT_SCANNED' },
};

const slots = {
  [agreements]: signedCopy,
  [amendments]: signedCopy,
  [conditions]: { ...evidence, while: 'asked' },
  [interruptions]: { ...evidence, while: 'entered' },
} as Readonly<Record<string, Slot>>;

const slotOf = (type: string): Slot => {
  const slot = slots[type];
  if (!slot) throw new Error(`${type} takes no file`);
  return slot;
};

/**
 * The file of an entry, as it is on record; `null` where there is none, or where the entry names one that
 * nobody has handed in for it.
 */
export const fileOf = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<FileRecord | null> => {
  const slot = slotOf(type);
  const owner = { type, documentId: entry.documentId };
  const all = await getService(strapi, 'files').of(owner);
  const found = all.find(
    ({ publicId, sha256 }) => publicId === entry[slot.file] && sha256 === entry[slot.sha256],
  );
  return found ?? null;
};

/** Files of agreements and of what belongs to them. */
export interface Agreements {
  /**
   * Puts the scan of an agreement or an amendment, or the evidence of a condition or an interruption, on
   * file. @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, FILE_NOT_ASKED, CONTENT_CHANGED
   */
  keepFile(
    tx: Tx,
    target: { readonly type: string; readonly documentId: string },
    content: StoredContent,
    cause: { readonly actor: Actor; readonly requestId: string | null },
  ): Promise<FileRecord>;
}

declare module '../../platform/services' {
  interface Services {
    agreements: Agreements;
  }
}

export const createAgreements: ServiceFactory<'agreements'> = ({ strapi }) => ({
  keepFile: async (tx, target, content, cause) => {
    const slot = slotOf(target.type);
    const entry = await lockEntry(tx, strapi, target.type, target.documentId);
    const lifecycle = getService(strapi, 'lifecycle');
    const person = await getService(strapi, 'organisation').personOf(cause.actor);
    await lifecycle.refuseParty(target.type, entry, person);
    if (entry.state !== slot.while) throw refuse('FILE_NOT_ASKED', {}, 'files');
    const owner = { type: target.type, documentId: target.documentId };
    const file = await getService(strapi, 'files').keep(tx, owner, content, cause);
    await lifecycle.writeWithin(tx, target.type, entry, {
      [slot.file]: file.publicId,
      [slot.sha256]: file.sha256,
    });
    return file;
  },
});

/** @throws Refusal AGREEMENT_NOT_SCANNED, EVIDENCE_MISSING */
export const refuseUnevidenced = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<FileRecord> => {
  const file = await fileOf(strapi, type, entry);
  if (!file) throw refuse(slotOf(type).missing, {}, 'files');
  return file;
};

type Cause = Parameters<Effect>[2];

/** Whoever put it on file is not the one who finds it right. @throws Refusal NOT_BY_SAME_PERSON */
const refuseOwn = async (strapi: Core.Strapi, entry: Entry, cause: Cause): Promise<void> => {
  const { createdBy } = await refuseUnevidenced(strapi, cause.type, entry);
  const organisation = getService(strapi, 'organisation');
  const [one, other] = [
    await organisation.personBy(createdBy),
    await organisation.personOf(cause.actor),
  ];
  if (samePerson(one.keys, other.keys)) {
    throw refuse('NOT_BY_SAME_PERSON', { action: cause.action, earlier: 'handIn' });
  }
};

/** Called in `register()`. */
export const registerEvidence = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  registerEffect('refuse-unevidenced', async (_tx, entry, { type }) => {
    await refuseUnevidenced(strapi, type, entry);
  });
  registerEffect('refuse-own-evidence', (_tx, entry, cause) => refuseOwn(strapi, entry, cause));
};
