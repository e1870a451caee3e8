import type { Core, UID } from '@strapi/strapi';

import type { PassingOn, PassingOnProof } from '../../../../shared/contracts/passing-on';
import { reading } from '../../platform';
import { employers } from '../employer';
import { paymentBatches, payments } from '../payment';

import { deadlineOf } from './dues';
import { duesOf, proofsOf, type Due, type Proof } from './records';

interface Named {
  readonly documentId: string;
  readonly name?: string | null;
  readonly title?: string | null;
}

interface LineRow {
  readonly documentId: string;
  readonly lineNumber: number | null;
  readonly application: Named | null;
}

const rowsOf = async <Row extends { readonly documentId: string }>(
  strapi: Core.Strapi,
  type: string,
  ids: readonly string[],
  populate: readonly string[] = [],
): Promise<ReadonlyMap<string, Row>> => {
  const rows = (await strapi.db.query(type as UID.ContentType).findMany({
    where: { documentId: { $in: [...new Set(ids)] } },
    populate: [...populate],
  })) as unknown as Row[];
  return new Map(rows.map((row) => [row.documentId, row]));
};

const proofBody = (proof: Proof): PassingOnProof => ({
  ...{ id: proof.publicId, amountFen: proof.amount, passedOn: proof.passedOn },
  ...{ medium: proof.medium, recordedAt: proof.recordedAt, returned: proof.returned },
});

/** What these are, with the day by which each is to be proven and all that was handed in. */
const bodiesOf = async (strapi: Core.Strapi, dues: readonly Due[]): Promise<PassingOn[]> => {
  const ids = dues.map(({ payment }) => payment);
  const lines = await rowsOf<LineRow>(strapi, payments, ids, ['application']);
  const at = (name: 'batch' | 'employer') => dues.map((due) => due[name]);
  const batches = await rowsOf<Named>(strapi, paymentBatches, at('batch'));
  const owers = await rowsOf<Named>(strapi, employers, at('employer'));
  const proofs = await reading(strapi, (knex) => proofsOf(knex, ids));
  const found: PassingOn[] = [];
  for (const due of dues) {
    const line = lines.get(due.payment);
    const { batch, employer, payment } = due;
    found.push({
      payment,
      number: Number(line?.lineNumber ?? 0),
      batch: { documentId: batch, title: batches.get(batch)?.title ?? batch },
      employer: { documentId: employer, name: owers.get(employer)?.name ?? employer },
      matter: line?.application?.title ?? null,
      ...{ netFen: due.net, openFen: Math.max(0, due.net - due.passed), paidOn: due.paidOn },
      ...(await deadlineOf(strapi, due)),
      proofs: proofs.filter((one) => one.payment === payment).map(proofBody),
    });
  }
  return found;
};

/** What of one batch, of one payment or by some employers is owed, proven or not. */
export const passingOnOf = async (
  strapi: Core.Strapi,
  of: Parameters<typeof duesOf>[1],
): Promise<PassingOn[]> => bodiesOf(strapi, await reading(strapi, (knex) => duesOf(knex, of)));

/** Everything that is not proven yet, the earliest payment first. */
export const openPassingOn = async (strapi: Core.Strapi): Promise<PassingOn[]> =>
  bodiesOf(strapi, await reading(strapi, (knex) => duesOf(knex, {}, { open: true })));
