import type { Core } from '@strapi/strapi';

import type { AssignmentBody } from '../../../../../shared/contracts/versions';
import type { Bilingual } from '../../../../../shared/error-codes';
import { enactVersion, getService, refuse, tables, type Tx, type Version } from '../../../platform';
import { guardedAttributes } from '../../declaration';

import { assignmentOf } from './assignment';
import type { WorkflowBody } from './body';
import { parseWorkflow, problemWith } from './problems';
import { expressionProblem } from './selection';
import { unitPathProblem } from './unit-paths';

const workflows = 'plugin::talent-office.workflow';

interface SeatRow {
  key: string;
  title: string;
  role: string;
  unitCode: string | null;
  unitPath: string | null;
  standInRole: string | null;
  standInUnitCode: string | null;
  signatures: number;
  signaturesAbove: { fromFen: string | number; signatures: number }[];
}

interface CommitteeRow {
  role: string;
  unitCode: string | null;
  chairRole: string | null;
  chairUnitCode: string | null;
  quorum: string | null;
  majority: string | null;
  form: string | null;
}

interface CheckRow {
  key: string;
  zh: string;
  en: string;
}

interface ProofRow extends CheckRow {
  uploader: string;
}

interface SelectionRow {
  groupBy: string | null;
  method: string | null;
  orderBy: string | null;
  ties: string | null;
  tieBy: string | null;
  seed: string | null;
  reserveDays: number | null;
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
  noticeCalendarDays: number | null;
  postingDayCounts: boolean | null;
  proofRequired: boolean | null;
  inBatches: boolean | null;
  objectionUnitCode: string | null;
  basis: string | null;
  returnAllowed: boolean | null;
  expiresWhenOverdue: boolean | null;
  committee: CommitteeRow | null;
  remindDaysBefore: string | null;
  overdueEveryDays: number | null;
  escalateAfterDays: number | null;
  escalateRole: string | null;
  escalateUnitCode: string | null;
  stopsTheClock: boolean | null;
  acceptanceNumber: string | null;
  checks: CheckRow[];
  proofs: ProofRow[];
  selection: SelectionRow | null;
}

/** A workflow as its form keeps it. */
export interface WorkflowForm {
  key: string;
  title: string;
  entryType: string;
  correctionWorkingDays: number | null;
  handlingWorkingDays: number | null;
  stages: StageRow[];
}

type WorkflowRow = WorkflowForm & { id: number };

const unitOf = ({ unitCode, unitPath }: SeatRow) => {
  if (unitCode) return { unit: { code: unitCode } };
  return unitPath ? { unit: { from: unitPath } } : {};
};

const standInOf = ({ standInRole, standInUnitCode }: SeatRow) =>
  standInRole
    ? { standIn: { role: standInRole, ...(standInUnitCode ? { unit: standInUnitCode } : {}) } }
    : {};

const toSeat = (row: SeatRow) => ({
  key: row.key,
  title: row.title,
  role: row.role,
  ...unitOf(row),
  ...standInOf(row),
  signatures: row.signatures,
  thresholds: row.signaturesAbove.map(({ fromFen, signatures }) => ({
    fromFen: Number(fromFen),
    signatures,
  })),
});

const positionOf = (role: string, unit: string | null) => ({ role, ...(unit ? { unit } : {}) });

const toCommittee = (row: CommitteeRow) => ({
  ...positionOf(row.role, row.unitCode),
  ...(row.chairRole ? { chair: positionOf(row.chairRole, row.chairUnitCode) } : {}),
  ...(row.quorum ? { quorum: row.quorum } : {}),
  ...(row.majority ? { majority: row.majority } : {}),
  ...(row.form ? { form: row.form } : {}),
});

/** What its method does not look at is left out: a version says what holds, and nothing else. */
const toSelection = (row: SelectionRow) => {
  const byLot = row.method === 'by-lot';
  return {
    ...(row.groupBy ? { groupBy: row.groupBy } : {}),
    method: row.method,
    ...(byLot ? { seed: row.seed } : { ...(row.orderBy ? { orderBy: row.orderBy } : {}) }),
    ...(!byLot && row.ties ? { ties: row.ties } : {}),
    ...(!byLot && row.ties === 'second-expression' && row.tieBy ? { tieBy: row.tieBy } : {}),
    reserveDays: row.reserveDays,
  };
};

/** What a stage asks for besides a signature; nothing where it asks for none, so that versions stay as they are. */
const asksOf = ({ checks, proofs, selection }: StageRow) => ({
  ...(checks.length > 0 ? { checks: checks.map(({ key, zh, en }) => ({ key, zh, en })) } : {}),
  ...(proofs.length > 0
    ? { proofs: proofs.map(({ key, zh, en, uploader }) => ({ key, zh, en, uploader })) }
    : {}),
  ...(selection ? { selection: toSelection(selection) } : {}),
});

/** Of a form that is only looked at, it may be anything. */
const daysListed = (typed: unknown): number[] => (String(typed).match(/\d+/g) ?? []).map(Number);

/** What a stage says about its deadline; nothing where it says nothing, so that versions stay as they are. */
const deadlineOf = (row: StageRow) => ({
  ...(row.remindDaysBefore ? { remindDaysBefore: daysListed(row.remindDaysBefore) } : {}),
  ...(row.overdueEveryDays ? { overdueEveryDays: row.overdueEveryDays } : {}),
  ...(row.escalateAfterDays ? { escalateAfterDays: row.escalateAfterDays } : {}),
  ...(row.escalateRole ? { escalateRole: row.escalateRole } : {}),
  ...(row.escalateUnitCode ? { escalateUnitCode: row.escalateUnitCode } : {}),
});

/** How a notice runs; what is not said is left out, so that versions stay as they are. */
const noticeOf = (row: StageRow) =>
  row.noticeWorkingDays || row.noticeCalendarDays
    ? {
        notice: {
          ...(row.noticeWorkingDays ? { workingDays: row.noticeWorkingDays } : {}),
          ...(row.noticeCalendarDays ? { calendarDays: row.noticeCalendarDays } : {}),
          postingDayCounts: row.postingDayCounts === true,
          ...(row.proofRequired ? { proofRequired: true } : {}),
          ...(row.inBatches ? { inBatches: true } : {}),
          ...(row.objectionUnitCode ? { objectionUnit: row.objectionUnitCode } : {}),
        },
      }
    : {};

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
  ...deadlineOf(row),
  ...(row.stopsTheClock ? { stopsTheClock: true } : {}),
  ...(row.acceptanceNumber ? { acceptanceNumber: row.acceptanceNumber } : {}),
  ...noticeOf(row),
  ...(row.committee ? { committee: toCommittee(row.committee) } : {}),
  ...asksOf(row),
});

/** What a form stands for; whether it is a workflow is for `parseWorkflow` to say. */
export const writtenIn = (form: WorkflowForm): unknown => ({
  key: form.key,
  title: form.title,
  entryType: form.entryType,
  ...(form.correctionWorkingDays ? { correctionWorkingDays: form.correctionWorkingDays } : {}),
  ...(form.handlingWorkingDays ? { handlingWorkingDays: form.handlingWorkingDays } : {}),
  stages: form.stages.map(toStage),
});

const everything = {
  stages: {
    populate: {
      seats: { populate: { signaturesAbove: true } },
      ...{ committee: true, checks: true, proofs: true, selection: true },
    },
  },
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
  /** Who signs in its place, as long as that is allowed. */
  readonly orElse?: { readonly role: string; isAllowed(): Promise<boolean> };
}

/** The positions whose holders decide, by signature or by vote. */
export const signingRoles = ({ stages }: Pick<WorkflowBody, 'stages'>): ReadonlySet<string> =>
  new Set(
    stages.flatMap(({ kind, seats, committee }) => {
      if (kind === 'review') return seats.map(({ role }) => role);
      return kind === 'committee' && committee ? [committee.role] : [];
    }),
  );

/** @throws Refusal WORKFLOW_LACKS_SIGNATURE */
const refuseWithoutSignature = async (
  body: WorkflowBody,
  required: readonly RequiredSignature[],
): Promise<void> => {
  const signing = signingRoles(body);
  for (const { entryType, role, title, orElse } of required) {
    if (entryType !== body.entryType || signing.has(role)) continue;
    if (orElse && signing.has(orElse.role) && (await orElse.isAllowed())) continue;
    throw refuse('WORKFLOW_LACKS_SIGNATURE', { role: title }, 'stages');
  }
};

/** @throws Refusal WORKFLOW_INVALID, WORKFLOW_LACKS_SIGNATURE at the field that is wrong */
export const refuseInvalid = async (
  strapi: Core.Strapi,
  body: WorkflowBody,
  kinds: ReadonlyMap<string, unknown>,
  required: readonly RequiredSignature[],
): Promise<void> => {
  const declaration = getService(strapi, 'declarations').of(body.entryType);
  const guarded = declaration ? guardedAttributes(declaration) : [];
  const wrong =
    problemWith(body, kinds, declaration, guarded) ??
    unitPathProblem(strapi, body) ??
    (await expressionProblem(strapi, body));
  if (wrong) throw refuse('WORKFLOW_INVALID', { problem: wrong.problem }, wrong.path);
  await refuseWithoutSignature(body, required);
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
    const body = parseWorkflow(writtenIn(row));
    await refuseInvalid(strapi, body, kinds, required);
    const at = getService(strapi, 'clock').now();
    const version = await enactVersion(tx, tables.workflowVersions, {
      key: row.key,
      body,
      at,
      by,
    });
    await tx(strapi.db.metadata.get(workflows).tableName)
      .where({ id: row.id })
      .update({ in_force_version: version.number });
    return { version, assignment: await assignmentOf(strapi, body) };
  };
