import type { Core } from '@strapi/strapi';

import type {
  FigureStage,
  TransferBody,
  TransferDetail,
} from '../../../../shared/contracts/execution';
import { getService } from '../../platform';

import { phasesFrom } from './figures';
import { createWords } from './words';
import { linesOf, yearOf } from './years';

/** Which figure of a dashboard is looked into. */
export interface Figure {
  readonly stage: FigureStage;
  readonly line?: string;
  readonly use?: string;
  readonly source?: string;
  /** What passed the stage in that month; without it, what went into and out of it ever. */
  readonly month?: string;
  readonly before?: number;
  readonly limit: number;
}

const passed: Partial<Record<FigureStage, string[]>> = {
  reserved: phasesFrom(1),
  committed: phasesFrom(2),
  sent: phasesFrom(3),
  paid: phasesFrom(4),
};

const standing: Record<FigureStage, string[] | undefined> = {
  budget: undefined,
  free: ['available'],
  reserved: ['reserved'],
  committed: ['committed'],
  sent: ['sent'],
  paid: phasesFrom(4),
  recoverable: ['recoverable', 'offset'],
  recovered: ['recovered'],
  returned: ['returned'],
};

/** The transfers that a figure is made of, newest first. @throws Refusal NOT_FOUND */
export const transfersOfFigure = async (
  strapi: Core.Strapi,
  year: number,
  figure: Figure,
): Promise<TransferBody[]> => {
  const { stage, line, use, source, month, before, limit } = figure;
  const lines = (await linesOf(strapi, await yearOf(strapi, year))).filter(
    (one) =>
      (line === undefined || one.documentId === line) &&
      (use === undefined || one.use === use) &&
      (source === undefined || one.source === source),
  );
  const phases = (month === undefined ? undefined : passed[stage]) ?? standing[stage];
  const found = await getService(strapi, 'books').transfers({
    lines: lines.map(({ opened }) => opened.id),
    ...(phases ? { phases } : {}),
    ...(month === undefined ? {} : { month }),
    ...(before === undefined ? {} : { before }),
    limit,
  });
  return createWords(strapi).transfers(found);
};

const caseForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Audit = TransferDetail['audit'];

/** A transaction is over by then: what is written later is of something else. */
const sameMomentMs = 60_000;

/** What was done to the entries of a transfer at its moment: the trail is written right after it. */
const auditOf = async (strapi: Core.Strapi, transfer: TransferBody): Promise<Audit> => {
  const entries = new Map(
    [transfer.from.owner, transfer.to.owner].flatMap((owner) =>
      owner ? [[`${owner.type}:${owner.documentId}`, owner] as const] : [],
    ),
  );
  const rows: Audit[number][] = [];
  for (const { type, documentId } of entries.values()) {
    const target = { type, documentId };
    const row = await getService(strapi, 'audit').firstSince(
      strapi.db.connection,
      target,
      transfer.at,
    );
    const passed = row ? Date.parse(row.at) - Date.parse(transfer.at) : Infinity;
    if (row && passed < sameMomentMs)
      rows.push({ id: row.id, at: row.at, action: row.action, person: row.person, target });
  }
  return rows;
};

/** One transfer with its case and its audit rows. @throws Refusal NOT_FOUND */
export const transferDetail = async (
  strapi: Core.Strapi,
  id: number,
  { trail }: { readonly trail: boolean },
): Promise<TransferDetail> => {
  const found = await getService(strapi, 'books').transfer(id);
  const [told] = await createWords(strapi).transfers([found]);
  if (!told) throw new Error(`transfer ${id} is missing`);
  return {
    ...told,
    caseId: caseForm.test(told.reference) ? told.reference : null,
    audit: trail ? await auditOf(strapi, told) : [],
  };
};
