import type { Core, UID } from '@strapi/strapi';

import type { CandidateBody, PaymentYear } from '../../../../shared/contracts/payment-batches';
import type { PayeeKind } from '../../../../shared/vocabulary';
import { fen, findEntries, getService, type Entry } from '../../platform';
import { application, disbursementType } from '../fund';

import { batchOf } from './export';
import { holderTypes, ownPayeeAt } from './facts';
import { payments, type Line } from './types';

const years = 'plugin::talent-office.fund-year';

/** Those of them whose money is committed and that nobody has put on a list. */
export const onNoList = async (
  strapi: Core.Strapi,
  disbursements: readonly Entry[],
): Promise<Entry[]> => {
  const committed = disbursements.filter(({ state }) => state === 'committed');
  const taken = (await findEntries(strapi, payments, {
    disbursement: { id: { $in: committed.map(({ id }) => id) } },
    state: { $in: ['draft', 'checked', 'locked'] },
  })) as Line[];
  const listed = new Set(taken.map(({ disbursement }) => disbursement?.id));
  return committed.filter(({ id }) => !listed.has(id));
};

/** What is committed and due in the year of a batch, and on no list; what was due first comes first. */
export const candidatesFor = async (strapi: Core.Strapi, batch: Entry): Promise<Entry[]> => {
  const [year] = await findEntries(strapi, years, {
    id: (batch.fundYear as Entry | null)?.id ?? 0,
  });
  const found = await findEntries(strapi, disbursementType, {
    state: 'committed',
    budgetYear: year?.year ?? 0,
    dueOn: { $lte: getService(strapi, 'clock').today() },
  });
  // What is no award's is paid to a unit or an employer that it names, and on a list of such alone.
  const own = ownPayeeAt[batch.payeeKind as PayeeKind];
  const suited = found.filter((one) => one.application || (own && one[own]));
  return (await onNoList(strapi, suited)).sort(
    (a, b) => String(a.dueOn).localeCompare(String(b.dueOn)) || a.id - b.id,
  );
};

interface Named {
  readonly name?: string | null;
  readonly title?: string | null;
}

interface AwardRow {
  readonly id: number;
  readonly applicant: Named | null;
  readonly employer: Named | null;
  readonly benefit: Named | null;
  readonly round: Named | null;
}

/** Who is paid of an award; of what is paid to a unit it says nothing. */
const payeeAt = { talent: 'applicant', employer: 'employer', unit: null } as const;

const idsAt = (entries: readonly Entry[], name: string): number[] =>
  entries.flatMap((entry) => (entry[name] as Entry | null)?.id ?? []);

/** By id: with their names, which an entry's references alone do not have. */
const rowsOf = async <Row extends { readonly id: number }>(
  strapi: Core.Strapi,
  type: string,
  ids: readonly number[],
  populate: readonly string[] = [],
): Promise<ReadonlyMap<number, Row>> => {
  const rows = (await strapi.db.query(type as UID.ContentType).findMany({
    where: { id: { $in: [...ids] } },
    populate: [...populate],
  })) as Row[];
  return new Map(rows.map((row) => [row.id, row]));
};

export const candidateList = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<CandidateBody[]> => {
  const batch = await batchOf(strapi, documentId);
  const found = await candidatesFor(strapi, batch);
  const lines = await rowsOf<{ id: number; title: string }>(
    strapi,
    'plugin::talent-office.fund-line',
    idsAt(found, 'line'),
  );
  const awards = await rowsOf<AwardRow>(strapi, application, idsAt(found, 'application'), [
    ...['applicant', 'employer', 'benefit', 'round'],
  ]);
  const kind = batch.payeeKind as PayeeKind;
  const at = payeeAt[kind];
  const own = ownPayeeAt[kind];
  const named = await rowsOf<Named & { readonly id: number }>(
    strapi,
    holderTypes[kind],
    own ? idsAt(found, own) : [],
  );
  return found.map((one) => {
    const { documentId: id, title, amountFen, dueOn, line, application: of } = one;
    const payee = own ? named.get((one[own] as Entry | null)?.id ?? 0) : undefined;
    const award = awards.get((of as Entry | null)?.id ?? 0);
    return {
      ...{ documentId: id, title: String(title ?? ''), dueOn: String(dueOn) },
      amountFen: fen(Number(amountFen)),
      line: lines.get((line as Entry | null)?.id ?? 0)?.title ?? null,
      payee: (at && award?.[at]?.name) ?? payee?.name ?? null,
      benefit: award?.benefit?.title ?? null,
      round: award?.round?.title ?? null,
    };
  });
};

/** The years from which something can be paid now, the newest first. */
export const payableYears = async (strapi: Core.Strapi): Promise<PaymentYear[]> => {
  const found = await findEntries(strapi, years, { state: { $in: ['open', 'closing'] } });
  return found
    .map(({ documentId, year }) => ({ documentId, year: Number(year) }))
    .sort((a, b) => b.year - a.year);
};
