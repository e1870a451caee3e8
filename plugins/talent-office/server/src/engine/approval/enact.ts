import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import { enactVersion, getService, refuse, tables, type Tx, type Version } from '../../platform';
import { guardedAttributes } from '../declaration';

import type { WorkflowBody } from './workflow';
import { parseWorkflow, problemWith } from './workflow-problems';

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
}

interface WorkflowRow {
  id: number;
  key: string;
  title: string;
  entryType: string;
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
  /** Seats that nobody, or nobody new, can sign today. */
  readonly short: readonly string[];
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

/** Can each seat get a person of its own, by augmenting paths (Kuhn)? Gives the seats that cannot. */
export const seatsWithoutSigner = (
  candidates: ReadonlyMap<string, readonly string[]>,
): string[] => {
  const seatOf = new Map<string, string>();
  const place = (seat: string, tried: Set<string>): boolean =>
    (candidates.get(seat) ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const other = seatOf.get(person);
      if (other !== undefined && !place(other, tried)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return [...candidates.keys()].filter((seat) => !place(seat, new Set()));
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
    const body = parseWorkflow({
      key: row.key,
      title: row.title,
      entryType: row.entryType,
      stages: row.stages.map(toStage),
    });
    const declaration = getService(strapi, 'declarations').of(body.entryType);
    const guarded = declaration ? guardedAttributes(declaration) : [];
    const wrong = problemWith(body, kinds, declaration, guarded);
    if (wrong) throw refuse('WORKFLOW_INVALID', { problem: wrong.problem }, wrong.path);
    refuseWithoutSignature(body, required);
    const organisation = getService(strapi, 'organisation');
    const candidates = new Map<string, string[]>();
    for (const stage of body.stages) {
      for (const { key, role, unit, signatures } of stage.seats) {
        const code = unit && 'code' in unit ? unit.code : null;
        const holders = await organisation.holdersOf({ role, unit: code });
        for (let n = 1; n <= signatures; n += 1) {
          candidates.set(`${stage.key}/${key}${n > 1 ? `#${n}` : ''}`, holders);
        }
      }
    }
    const at = getService(strapi, 'clock').now();
    const version = await enactVersion(tx, tables.workflowVersions, {
      key: row.key,
      body: body,
      at,
      by,
    });
    await tx(strapi.db.metadata.get(workflows).tableName)
      .where({ id: row.id })
      .update({ in_force_version: version.number });
    return { version, short: seatsWithoutSigner(candidates) };
  };
