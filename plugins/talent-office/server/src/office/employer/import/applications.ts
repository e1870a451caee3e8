import type { Core } from '@strapi/strapi';

import { refuse, type Actor } from '../../../platform';

import { draftFor, filedFor, type Draft } from '../applications/applications';
import { ownByNumber } from '../staff/staff';
import { problemAt, readSheet, type CellProblem, type Column } from './sheet';

type Key = 'identityDocument' | 'benefit' | 'requested' | 'statement';

const columns: readonly Column<Key>[] = [
  {
    key: 'identityDocument',
    title: { zh: '证件号码', en: 'Identity document' },
    needed: true,
  },
  { key: 'benefit', title: { zh: '申请待遇', en: 'Benefit' }, needed: true },
  { key: 'requested', title: { zh: '申请金额（元）', en: 'Requested (yuan)' } },
  { key: 'statement', title: { zh: '申请说明', en: 'Statement' } },
];

/** Yuan with at most two decimals, as fen. */
const fenOf = (text: string): number | null => {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，]/g, ''));
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
};

interface Planned {
  readonly row: number;
  readonly name: string;
  readonly draft: Draft;
  /** Is one of his for that benefit there, as a draft or further on? */
  readonly isThere: boolean;
}

export interface ReadApplications {
  readonly planned: readonly Planned[];
  readonly problems: readonly CellProblem[];
}

const benefitsBy = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, string>> => {
  const rows = (await strapi.db
    .query('plugin::talent-office.benefit')
    .findMany({ where: { active: true }, orderBy: { id: 'desc' } })) as {
    documentId: string;
    title: string;
  }[];
  return new Map(rows.map(({ title, documentId }) => [title, documentId]));
};

/**
 * Reads a workbook of applications for the agent's own staff.
 * @throws Refusal as `readSheet` does, NOT_AN_AGENT
 */
export const readApplications = async (
  strapi: Core.Strapi,
  actor: Actor,
  content: Buffer,
): Promise<ReadApplications> => {
  const { rows, problems, letters } = await readSheet(content, columns);
  const found: CellProblem[] = [...problems];
  const planned: Planned[] = [];
  const benefits = await benefitsBy(strapi);
  const seen = new Set<string>();
  for (const { row, texts } of rows) {
    if (problems.some((each) => each.row === row)) continue;
    const wrong = (code: Parameters<typeof refuse>[0], key: Key): void => {
      found.push(problemAt(refuse(code), row, letters.get(key) ?? null));
    };
    const own = await ownByNumber(strapi, actor, texts.identityDocument ?? '');
    const benefit = benefits.get(texts.benefit ?? '');
    const requestedFen = texts.requested === undefined ? undefined : fenOf(texts.requested);
    if (!own) wrong('IMPORT_STRANGER', 'identityDocument');
    if (benefit === undefined) wrong('IMPORT_BENEFIT', 'benefit');
    if (requestedFen === null) wrong('IMPORT_AMOUNT', 'requested');
    if ((texts.statement ?? '').length >= 4000) wrong('IMPORT_LONG', 'statement');
    if (!own || benefit === undefined || requestedFen === null) continue;
    if (seen.has(`${own.documentId}/${benefit}`)) wrong('IMPORT_TWICE', 'identityDocument');
    seen.add(`${own.documentId}/${benefit}`);
    planned.push({
      ...{ row, name: own.name, isThere: await filedFor(strapi, own.documentId, benefit) },
      draft: { applicant: own.documentId, benefit, requestedFen, statement: texts.statement },
    });
  }
  return { planned, problems: found.toSorted((a, b) => a.row - b.row) };
};

export const previewApplications = ({ planned }: ReadApplications) =>
  planned.map(({ row, name, isThere }) => ({
    ...{ row, name },
    effect: isThere ? ('there' as const) : ('new' as const),
  }));

/** Makes a draft of each that is not there yet, all of them or none. @throws Refusal as `draftFor` does */
export const importApplications = async (
  strapi: Core.Strapi,
  actor: Actor,
  { planned }: ReadApplications,
) => {
  const done: { row: number; name: string; effect: 'made' | 'own'; id?: string }[] = [];
  for (const { row, name, draft, isThere } of planned) {
    done.push(
      isThere
        ? { row, name, effect: 'own' }
        : { row, name, effect: 'made', id: await draftFor(strapi, actor, draft) },
    );
  }
  return done;
};
