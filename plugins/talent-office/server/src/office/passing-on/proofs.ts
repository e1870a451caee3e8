import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { PassingOnBody, PassingOnMedium } from '../../../../shared/contracts/passing-on';
import { refuseExcluded } from '../../engine/approval';
import type { StoredContent } from '../../engine/files';
import { samePerson } from '../../engine/organisation';
import {
  actorKey,
  fen,
  findEntries,
  getService,
  lockEntry,
  reading,
  refuse,
  type Actor,
  type Entry,
  type Tx,
} from '../../platform';
import { ownEmployers } from '../employer';
import { application } from '../fund';
import { payments } from '../payment';

import { duesOf, insertProof, insertReturn, proofById, type Due } from './records';

/** Under this word the store knows whose file a scan is. */
export const passingOnOwner = 'passing-on';

export interface Cause {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** @throws Refusal NOT_FOUND: of nothing else proof is owed */
export const dueOf = async (strapi: Core.Strapi, payment: string): Promise<Due> => {
  const [due] = await reading(strapi, (knex) => duesOf(knex, { payment: [payment] }));
  if (!due) throw refuse('NOT_FOUND');
  return due;
};

/** One that an agent's own employer owes; another's is not there. @throws Refusal NOT_AN_AGENT, NOT_FOUND */
export const ownDue = async (strapi: Core.Strapi, actor: Actor, payment: string): Promise<Due> => {
  const own = await ownEmployers(strapi, actor);
  const due = await dueOf(strapi, payment);
  if (!own.some(({ principal }) => principal.documentId === due.employer)) {
    throw refuse('NOT_FOUND');
  }
  return due;
};

/** That he got it himself nobody proves for his employer. @throws Refusal SIGNER_EXCLUDED */
const refuseOneself = async (strapi: Core.Strapi, actor: Actor, line: Entry): Promise<void> => {
  const [award] = await findEntries(strapi, application, {
    id: (line.application as Entry | null)?.id ?? 0,
  });
  const talent = award?.applicant as Entry | null | undefined;
  if (!talent) return;
  const organisation = getService(strapi, 'organisation');
  const { keys } = await organisation.personOf(actor);
  const his = await organisation.personBy(`talent:${talent.documentId}`);
  if (samePerson(keys, his.keys)) throw refuseExcluded('subject');
};

/** Whoever is party to a payment neither proves that it was passed on, nor sends such a proof back. */
export const refuseParty = async (
  strapi: Core.Strapi,
  actor: Actor,
  line: Entry,
): Promise<void> => {
  const person = await getService(strapi, 'organisation').personOf(actor);
  await getService(strapi, 'lifecycle').refuseParty(payments, line, person);
};

/**
 * Records that an employer has passed on a payment, or a part of it.
 * @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, PASSING_ON_DAY, PASSING_ON_TOO_MUCH
 */
export const recordProof = async (
  strapi: Core.Strapi,
  tx: Tx,
  asked: {
    readonly payment: string;
    readonly body: PassingOnBody;
    readonly scan: StoredContent;
    readonly medium: PassingOnMedium;
  },
  { actor, requestId }: Cause,
): Promise<void> => {
  const { payment, body, scan, medium } = asked;
  // Two who prove the same rest at once: the second sees the first.
  const line = await lockEntry(tx, strapi, payments, payment);
  if (medium === 'office') await refuseParty(strapi, actor, line);
  else await refuseOneself(strapi, actor, line);
  const [due] = await duesOf(tx, { payment: [payment] });
  if (!due) throw refuse('NOT_FOUND');
  const today = getService(strapi, 'clock').today();
  if (body.passedOn < due.paidOn || body.passedOn > today) {
    throw refuse('PASSING_ON_DAY', {}, 'passedOn');
  }
  if (body.amountFen > due.net - due.passed) throw refuse('PASSING_ON_TOO_MUCH', {}, 'amountFen');
  const publicId = randomUUID();
  const owner = { type: passingOnOwner, documentId: publicId };
  const file = await getService(strapi, 'files').keep(tx, owner, scan, { actor, requestId });
  await insertProof(tx, {
    ...{ publicId, payment, amount: fen(body.amountFen), passedOn: body.passedOn },
    ...{ file: file.publicId, medium, recordedBy: actorKey(actor) },
    recordedAt: getService(strapi, 'clock').now().toISOString(),
  });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, action: 'passing-on.record' },
    target: { type: payments, documentId: payment },
    details: { proof: publicId, amountFen: body.amountFen, passedOn: body.passedOn },
  });
};

/**
 * Sends a proof back that proves nothing: its amount is owed again, by the day on which it was.
 * @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, PASSING_ON_RETURNED
 */
export const returnProof = async (
  strapi: Core.Strapi,
  tx: Tx,
  { id, reason }: { readonly id: string; readonly reason: string },
  { actor, requestId }: Cause,
): Promise<string> => {
  const { payment } = await proofById(tx, id);
  await refuseParty(strapi, actor, await lockEntry(tx, strapi, payments, payment));
  const at = getService(strapi, 'clock').now().toISOString();
  await insertReturn(tx, { proof: id, reason, by: actorKey(actor), at });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, requestId, reason, action: 'passing-on.return' },
    target: { type: payments, documentId: payment },
    details: { proof: id },
  });
  return payment;
};
