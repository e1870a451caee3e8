import type { Core } from '@strapi/strapi';

import type { AssignmentBody } from '../../../../shared/contracts/versions';
import type { Bilingual } from '../../../../shared/error-codes';
import { enactVersion, getService, refuse, tables, type Tx, type Version } from '../../platform';
import { guardedAttributes } from '../declaration';

import { assignmentOf } from './assignment';
import { workflowBody, type WorkflowBody } from './workflow';
import { problemWith } from './workflow-problems';

const workflows = 'plugin::talent-office.workflow';

interface SeatRow {
  key: string;
  title: string;
  role: string;
  unitCode: string | null;
  unitPath: string | null;
  signatures: number;
  signaturesAbove: { fromFen: string | number; signatures: number }[];
}

interface StageRow {
  key: string;
  title: string;
  kind: string;
  seats: SeatRow[];
  workingDays: number | null;
  onPass: unknown;
  sets: unknown;
  noticeWorkingDays: number | null;
  postingDayCounts: boolean | null;
  basis: string | null;
  returnAllowed: boolean | null;
  expiresWhenOverdue: boolean | null;
}

interface WorkflowRow {
  id: number;
  key: string;
  title: string;
  entryType: string;
  correctionWorkingDays: number | null;
  stages: StageRow[];
}

const unitOf = ({ unitCode, unitPath }: SeatRow) => {
  if (unitCode) return { unit: { code: unitCode } };
  return unitPath ? { unit: { from: unitPath } } : {};
};

const toSeat = (row: SeatRow) => ({
  key: row.key,
  title: row.title,
  role: row.role,
  ...unitOf(row),
  signatures: row.signatures,
  thresholds: row.signaturesAbove.map(({ fromFen, signatures }) => ({
    fromFen: Number(fromFen),
    signatures,
  })),
});

const toStage = (row: StageRow) => ({
  key: row.key,
  title: row.title,
  kind: row.kind,
  seats: row.seats.map(toSeat),
  onPass: row.onPass ?? {},
  sets: row.sets ?? [],
  ...(row.workingDays ? { workingDays: row.workingDays } : {}),
  ...(row.basis ? { basis: row.basis } : {}),
  returnAllowed: row.returnAllowed !== false,
  ...(row.expiresWhenOverdue ? { expiresWhenOverdue: true } : {}),
  ...(row.noticeWorkingDays
    ? {
        notice: {
          workingDays: row.noticeWorkingDays,
          postingDayCounts: row.postingDayCounts === true,
        },
      }
    : {}),
});

const everything = {
  stages: { populate: { seats: { populate: { signaturesAbove: true } } } },
} as const;

/** A workflow in force, and what the office should know before its first case. */
export interface Enacted {
  readonly version: Version<WorkflowBody>;
  readonly assignment: AssignmentBody;
}

/** Without this role's signature no workflow for entries of the type is put in force. */
export interface RequiredSignature {
  readonly entryType: string;
  readonly role: string;
  /** What the office calls the role. */
  readonly title: Bilingual;
}

/** @throws Refusal WORKFLOW_LACKS_SIGNATURE */
const refuseWithoutSignature = (
  { entryType, stages }: WorkflowBody,
  required: readonly RequiredSignature[],
): void => {
  const signing = new Set(
    stages.filter(({ kind }) => kind === 'review').flatMap(({ seats }) => seats.map((s) => s.role)),
  );
  const missing = required.find((one) => one.entryType === entryType && !signing.has(one.role));
  if (missing) throw refuse('WORKFLOW_LACKS_SIGNATURE', { role: missing.title }, 'stages');
};

export const createEnact =
  (
    strapi: Core.Strapi,
    kinds: ReadonlyMap<string, unknown>,
    required: readonly RequiredSignature[],
  ) =>
  async (tx: Tx, documentId: string, by: string): Promise<Enacted> => {
    const row = (await strapi.db
      .query(workflows)
      .findOne({ where: { documentId }, populate: everything as never })) as WorkflowRow | null;
    if (!row) throw refuse('NOT_FOUND');
    const parsed = workflowBody.safeParse({
      key: row.key,
      title: row.title,
      entryType: row.entryType,
      ...(row.correctionWorkingDays ? { correctionWorkingDays: row.correctionWorkingDays } : {}),
      stages: row.stages.map(toStage),
    });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw refuse('WORKFLOW_INVALID', { problem: issue?.message ?? '' }, issue?.path.join('.'));
    }
    const unknown = parsed.data.stages.find(({ kind }) => !kinds.has(kind));
    if (unknown) throw refuse('WORKFLOW_INVALID', { problem: `kind "${unknown.kind}"` }, 'stages');
    const declarations = getService(strapi, 'declarations');
    const { entryType } = parsed.data;
    const declaration = declarations.of(entryType);
    const wrong = problemWith(
      parsed.data,
      declaration,
      declaration ? guardedAttributes(declaration) : [],
    );
    if (wrong) throw refuse('WORKFLOW_INVALID', { problem: wrong.problem }, wrong.path);
    refuseWithoutSignature(parsed.data, required);
    const at = getService(strapi, 'clock').now();
    const version = await enactVersion(tx, tables.workflowVersions, {
      key: row.key,
      body: parsed.data,
      at,
      by,
    });
    await tx(strapi.db.metadata.get(workflows).tableName)
      .where({ id: row.id })
      .update({ in_force_version: version.number });
    return { version, assignment: await assignmentOf(strapi, parsed.data) };
  };
