import type { Core } from '@strapi/strapi';

import { getService, shanghaiDate, type Tx } from '../../../platform';
import { numberText } from '../../numbers';

import {
  changeCase,
  issueNumber,
  voidNumber,
  type CaseRecord,
  type Causation,
  type ReceiptFacts,
} from '../case';
import {
  acceptanceKind,
  acceptanceWorkingDays,
  defaultNumberForm,
  type Stage,
  type WorkflowBody,
} from '../workflow';
import { review, type StageKind } from './stage-kinds';

/** What whoever asked is told. */
export interface CaseNews {
  readonly what: 'accepted' | 'returned' | 'ended' | 'proof-returned' | 'promoted';
  readonly one: CaseRecord;
  /** Title of the stage that it passed, came back from, or stands at. */
  readonly stage: string;
  /** What tells this time from others of the same case: it is told once. */
  readonly again: string;
  /** Key of who did it: he is not told. */
  readonly by: string;
}

/** Tells it within the transaction of the decision. */
export type Announce = (tx: Tx, news: CaseNews) => Promise<void>;

/**
 * One seat looks at whether everything is there (受理): it takes the application on, with a number and
 * a receipt, or returns it with all that is missing. Its handling time counts from then.
 */
export const createAcceptance = (
  strapi: Core.Strapi,
  announce: Announce,
  workflowOf: (tx: Tx, one: CaseRecord) => Promise<WorkflowBody>,
): StageKind => ({
  kind: acceptanceKind,
  open: (tx, opening) =>
    review.open(tx, {
      ...opening,
      stage: { workingDays: acceptanceWorkingDays, ...opening.stage },
    }),
  passed: async (tx, one, stage, cause) => {
    // Once taken on it stays so: an earlier stage that is repeated gives no second number.
    if (one.acceptedAt !== null) return one;
    const at = getService(strapi, 'clock').now();
    const year = Number(shanghaiDate(at).slice(0, 4));
    const form = stage.acceptanceNumber ?? defaultNumberForm;
    const { handlingWorkingDays = null } = await workflowOf(tx, one);
    const files = await getService(strapi, 'files').of(one.target);
    const receipt: ReceiptFacts = {
      submittedOn: one.handedInOn,
      acceptedAt: at.toISOString(),
      handlingWorkingDays,
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    };
    const { actor } = cause;
    const acceptanceNumber = await issueNumber(tx, {
      ...{ caseId: one.id, form, year, receipt, actor, at },
      text: (number) => numberText(form, year, number),
    });
    const accepted = await changeCase(tx, one, {
      acceptedAt: at.toISOString(),
      acceptanceNumber,
    });
    await announce(tx, {
      ...{ what: 'accepted', one: accepted, stage: stage.title },
      ...{ again: accepted.acceptanceNumber ?? '', by: cause.actor },
    });
    return accepted;
  },
});

/** Index of the first of these stages that is none of acceptance: an accepted case is not accepted twice. */
export const pastAcceptance = (
  { stages }: { readonly stages: readonly Stage[] },
  { acceptedAt }: CaseRecord,
  index: number,
): number =>
  acceptedAt !== null && stages[index]?.kind === acceptanceKind && index + 1 < stages.length
    ? index + 1
    : index;

/** The office undoes an acceptance: its number is void, and its handling time has not begun. */
export const revokeAcceptance = async (
  tx: Tx,
  one: CaseRecord,
  reason: string,
  { actor, at }: Pick<Causation, 'actor'> & { readonly at: Date },
): Promise<CaseRecord> => {
  if (one.acceptanceNumber === null) return one;
  await voidNumber(tx, one.id, one.acceptanceNumber, { reason, actor, at });
  return changeCase(tx, one, { acceptedAt: null, acceptanceNumber: null });
};
