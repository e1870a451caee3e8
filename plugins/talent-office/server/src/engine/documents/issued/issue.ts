import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { documentContracts } from '../../../../../shared/contracts/documents';
import { valueLabels } from '../../../../../shared/labels';
import type { DocumentKind } from '../../../../../shared/vocabulary';
import { getService, Refusal, refuse, shanghaiDate, type Actor, type Tx } from '../../../platform';
import { issueDocumentNumber, voidDocumentNumber } from '../../numbers';
import { samePerson, type Person } from '../../organisation';

import { words } from '../form/words';
import { docxOf } from './render';
import type { DocumentSource, DocumentTarget, Sources } from './kinds';
import {
  documentByPublicId,
  documentsOf,
  factsPlace,
  insertDocument,
  insertVoid,
  type DocumentRecord,
} from './records';
import { numberFormOf } from './settings';

export interface Issuing {
  readonly kind: DocumentKind;
  readonly target: DocumentTarget;
  readonly actor: Actor;
  readonly requestId: string | null;
  /** Why one that stands is issued anew: that one becomes void. */
  readonly reason?: string | undefined;
}

const claimName = 'document';
const claimKey = ({ kind, target }: Pick<DocumentRecord, 'kind' | 'target'>): string =>
  `${kind}:${target.type}:${target.documentId}`;

/** @throws Refusal NOT_FOUND */
export const sourceOf = (
  sources: Sources,
  kind: DocumentKind,
  { type }: DocumentTarget,
): DocumentSource => {
  const source = sources.find(kind, type);
  if (!source) throw refuse('NOT_FOUND');
  return source;
};

/** Nobody writes papers about himself. @throws Refusal SIGNER_EXCLUDED */
export const refuseParty = async (
  strapi: Core.Strapi,
  tx: Tx,
  target: DocumentTarget,
  person: Person,
): Promise<void> => {
  const approval = getService(strapi, 'approval');
  const one = await approval.latestOf(target);
  if (one) await approval.refuseConcerned(tx, one, person);
  // Without a case it is its declaration that names who it is about.
  else if (getService(strapi, 'declarations').of(target.type)) {
    await getService(strapi, 'lifecycle').refusePartyTo(target, person);
  }
  const organisation = getService(strapi, 'organisation');
  const prefix = organisation.prefixOf(target.type);
  if (prefix === null) return;
  const { keys } = await organisation.personBy(`${prefix}:${target.documentId}`);
  if (samePerson(keys, person.keys)) throw refuse('SIGNER_EXCLUDED', { why: 'subject' });
};

/** One paper of a kind stands for a target: two at once do not issue two. */
const take = async (
  strapi: Core.Strapi,
  tx: Tx,
  owner: string,
  paper: Pick<DocumentRecord, 'kind' | 'target'>,
): Promise<void> => {
  try {
    await getService(strapi, 'ledger').claim(tx, {
      ...{ name: claimName, key: claimKey(paper), slots: [''], owner: `document:${owner}` },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ALREADY_CLAIMED') throw error;
    throw refuse('DOCUMENT_STANDS', { kind: valueLabels[paper.kind] });
  }
};

interface Ending {
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly person: Person;
  readonly at: Date;
}

const end = async (
  strapi: Core.Strapi,
  tx: Tx,
  paper: DocumentRecord,
  { reason, replacedBy, person, at }: Ending,
): Promise<void> => {
  const by = person.id;
  await insertVoid(tx, paper.publicId, { reason, replacedBy, by, at: at.toISOString() });
  await getService(strapi, 'ledger').release(tx, {
    ...{ name: claimName, key: claimKey(paper), owner: `document:${paper.publicId}` },
  });
  if (paper.number !== null) await voidDocumentNumber(tx, paper.publicId, { reason, by, at });
};

/** See `Documents.issue`. */
export const createIssue =
  (strapi: Core.Strapi, sources: Sources) =>
  async (tx: Tx, { kind, target, actor, requestId, reason }: Issuing): Promise<DocumentRecord> => {
    const source = sourceOf(sources, kind, target);
    await source.refuseReader(actor, target);
    const person = await getService(strapi, 'organisation').personOf(actor);
    await refuseParty(strapi, tx, target, person);
    const publicId = randomUUID();
    const at = getService(strapi, 'clock').now();
    if (reason !== undefined) {
      const standing = (await documentsOf(tx, target)).find(
        (paper) => paper.kind === kind && paper.void === null,
      );
      if (standing) await end(strapi, tx, standing, { reason, replacedBy: publicId, person, at });
    }
    await take(strapi, tx, publicId, { kind, target });
    const content = await source.load({ tx, actor, target });
    const data = documentContracts[kind].parse(content.data);
    const form = await numberFormOf(strapi, kind);
    const issuedOn = shanghaiDate(at);
    const { unit } = await getService(strapi, 'approval').letterhead();
    // The counter of its numbers is held from here to the end: what takes long came before.
    const number =
      form === null
        ? null
        : await issueDocumentNumber(tx, {
            ...{ form, kind, year: Number(issuedOn.slice(0, 4)), title: content.title },
            ...{ document: publicId, by: person.id, at },
          });
    const head = { number, issuedOn, unit: unit ?? words.office.zh };
    const { docx, template } = await docxOf(strapi, kind, { head, data });
    const file = await getService(strapi, 'files').keepMade(
      tx,
      { type: 'document', documentId: publicId },
      { content: docx, name: `${number ?? content.title}.docx`, kind: 'docx' },
      { actor, requestId },
    );
    await insertDocument(tx, {
      ...{ publicId, kind, number, title: content.title.slice(0, 255), target, template },
      ...{ fileId: file.publicId, sha256: file.sha256 },
      ...{ issuedBy: person.id, issuedAt: at.toISOString() },
      facts: getService(strapi, 'privacy').sealSecret(
        factsPlace(publicId),
        JSON.stringify({ head, data }),
      ),
    });
    await getService(strapi, 'audit').record(tx, {
      ...{ actor, person, action: 'document.issue', target, requestId, reason: reason ?? null },
      details: { document: publicId, kind, number, sha256: file.sha256, template },
    });
    return documentByPublicId(tx, publicId);
  };

export interface Voiding {
  readonly document: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** See `Documents.void`. */
export const createVoid =
  (strapi: Core.Strapi, sources: Sources) =>
  async (tx: Tx, { document, reason, actor, requestId }: Voiding): Promise<DocumentRecord> => {
    const paper = await documentByPublicId(tx, document);
    const { kind, target, number } = paper;
    await sourceOf(sources, kind, target).refuseReader(actor, target);
    const person = await getService(strapi, 'organisation').personOf(actor);
    await refuseParty(strapi, tx, target, person);
    const at = getService(strapi, 'clock').now();
    await end(strapi, tx, paper, { reason, replacedBy: null, person, at });
    await getService(strapi, 'audit').record(tx, {
      ...{ actor, person, action: 'document.void', target, reason, requestId },
      details: { document, kind, number },
    });
    return documentByPublicId(tx, document);
  };
