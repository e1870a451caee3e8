import type { Knex } from 'knex';

import { tables, type Tx } from '../../platform';

import { nextNumber } from './count';
import { numberText, seriesOf } from './form';

interface Doing {
  /** Key of the person who does it. */
  readonly by: string;
  readonly at: Date;
}

export interface NumberIssue extends Doing {
  /** `呼人才函〔{year}〕{number}号` */
  readonly form: string;
  readonly year: number;
  /** Kind of paper. */
  readonly kind: string;
  readonly title: string;
  /** Public id of the paper that gets the number. */
  readonly document: string;
}

interface NumberRow {
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly text: string;
  readonly kind: string;
  readonly title: string;
  readonly document_id: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
}

/** A line of the number register (文号登记). */
export interface RegisteredNumber {
  readonly document: string;
  readonly text: string;
  readonly kind: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly void: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** Gives a paper the next number of its form and year, and enters it in the register. */
export const issueDocumentNumber = async (
  tx: Tx,
  { form, year, kind, title, document, by, at }: NumberIssue,
): Promise<string> => {
  const series = seriesOf(form);
  const number = await nextNumber(tx, series, year);
  const text = numberText(form, year, number);
  await tx(tables.documentNumbers).insert({
    ...{ series, year, number, event: 'issued', text, kind },
    ...{ title: title.slice(0, 255), document_id: document, actor: by, at: at.toISOString() },
  });
  return text;
};

/** The number of a paper that is void stays in the register, with the reason, and is nobody's any more. */
export const voidDocumentNumber = async (
  tx: Tx,
  document: string,
  { reason, by, at }: Doing & { readonly reason: string },
): Promise<void> => {
  const issued = (await tx(tables.documentNumbers)
    .where({ document_id: document, event: 'issued' })
    .first()) as NumberRow | undefined;
  if (!issued) throw new Error(`document ${document} was never given a number`);
  const { series, year, number, text, kind, title } = issued;
  await tx(tables.documentNumbers).insert({
    ...{ series, year, number, event: 'void', text, kind, title },
    ...{ document_id: document, reason, actor: by, at: at.toISOString() },
  });
};

export interface RegisterQuery {
  readonly year?: number;
  readonly kind?: string;
  readonly state?: 'standing' | 'void';
  /** Part of a number or of what the paper is about. */
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
}

const likely = (typed: string): string => `%${typed.replace(/[!%_]/g, '!$&')}%`;

/** A page of the register, the latest first, and how many lines there are. */
export const numberRegister = async (
  knex: Knex,
  { year, kind, state, search, limit, offset }: RegisterQuery,
): Promise<{ readonly rows: RegisteredNumber[]; readonly total: number }> => {
  const found = () => {
    const query = knex(`${tables.documentNumbers} as issued`)
      .leftJoin(`${tables.documentNumbers} as voided`, (join) => {
        join
          .on('voided.document_id', 'issued.document_id')
          .andOn('voided.event', knex.raw('?', ['void']));
      })
      .where('issued.event', 'issued');
    if (year !== undefined) query.where('issued.year', year);
    if (kind !== undefined) query.where('issued.kind', kind);
    if (state === 'void') query.whereNotNull('voided.id');
    if (state === 'standing') query.whereNull('voided.id');
    if (search) {
      query.where((either) => {
        either
          .whereRaw("issued.text like ? escape '!'", [likely(search)])
          .orWhereRaw("issued.title like ? escape '!'", [likely(search)]);
      });
    }
    return query;
  };
  const rows = (await found()
    .orderBy('issued.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select(
      ...(['text', 'kind', 'title', 'document_id', 'actor', 'at'] as const).map(
        (name) => `issued.${name}`,
      ),
    )
    .select({ voidReason: 'voided.reason', voidBy: 'voided.actor', voidAt: 'voided.at' })) as (Omit<
    NumberRow,
    'series'
  > & { voidReason: string | null; voidBy: string | null; voidAt: string | null })[];
  const [counted] = (await found().count({ total: '*' })) as { total: number | string }[];
  return {
    total: Number(counted?.total ?? 0),
    rows: rows.map(({ document_id: document, text, kind: its, title, actor, at, ...ended }) => ({
      ...{ document, text, kind: its, title, issuedBy: actor, issuedAt: at },
      void:
        ended.voidAt === null
          ? null
          : { reason: ended.voidReason ?? '', by: ended.voidBy ?? '', at: ended.voidAt },
    })),
  };
};
