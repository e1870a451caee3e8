import type { Bilingual } from '../../../../../shared/error-codes';
import { refuse, zodLocales } from '../../../platform';
import type { Declaration } from '../../declaration';

import { acceptanceKind, problemOfAcceptance } from './acceptance';
import { workflowBody, type Stage, type WorkflowBody } from './body';
import { checkKind, problemOfLists, proofKind } from './checks';
import { problemOfNotice } from './notice';
import { problemOfSelection } from './selection';

const firstOf = (path: string): string => path.split('.')[0] ?? path;

/** What a stage may give to a limit: money is reserved by people, committed by the end of the case. */
export const stagePhases = ['reserved', 'committed'];

/** What a stage may let its signers set: what is frozen or worked out, but no people and no secrets. */
export const settableBy = (declaration: Declaration, guarded: readonly string[]): Set<string> => {
  const { people, sensitive = {}, derive = {} } = declaration;
  const fixed = new Set([
    'state',
    ...[people?.subject, people?.owner, ...(people?.excluded ?? [])].flatMap((path) =>
      path ? [firstOf(path)] : [],
    ),
    ...Object.keys(sensitive),
  ]);
  return new Set([...guarded, ...Object.keys(derive)].filter((name) => !fixed.has(name)));
};

/** A field of a workflow, and what is wrong with it. */
export interface WorkflowProblem {
  readonly path: string;
  readonly problem: Bilingual;
}

const listed = (names: readonly string[]): Bilingual =>
  names.length > 0 ? { zh: names.join(', '), en: names.join(', ') } : { zh: '无', en: 'none' };

const either = (zh: string, en: string, possible: readonly string[]): Bilingual => ({
  zh: `${zh}${listed(possible).zh}`,
  en: `${en} Possible: ${listed(possible).en}`,
});

/** Kinds whose signers have the time that the stage gives them. */
const signedInTime: ReadonlySet<string> = new Set(['review', checkKind, proofKind]);

/** Kinds whose people are reminded of a deadline, and whose delay is escalated. */
const remindedInTime: ReadonlySet<string> = new Set([...signedInTime, 'committee']);

/** What a stage says about a deadline that it has not, or says by half. */
const problemOfDeadline = (one: Stage, index: number): WorkflowProblem | null => {
  const { title, kind, workingDays, escalateAfterDays, escalateRole, escalateUnitCode } = one;
  const at = (field: string, zh: string, en: string): WorkflowProblem => ({
    path: `stages.${index}.${field}`,
    problem: { zh, en },
  });
  const said = (
    ['remindDaysBefore', 'overdueEveryDays', 'escalateAfterDays', 'escalateRole'] as const
  ).find((field) => one[field] !== undefined);
  if (said && kind !== acceptanceKind && !remindedInTime.has(kind)) {
    return at(
      said,
      `环节「${title}」这一类型不设到期提醒或督办。`,
      `the stage "${title}" is of a kind that nobody is reminded of.`,
    );
  }
  if (said && kind !== acceptanceKind && workingDays === undefined) {
    return at(
      said,
      `环节「${title}」没有办理时限，不能设置到期提醒或督办。`,
      `the stage "${title}" has no time limit to remind of or to escalate.`,
    );
  }
  if (escalateAfterDays !== undefined && escalateRole === undefined) {
    return at(
      'escalateRole',
      `环节「${title}」没有填写督办岗位职责。`,
      `the stage "${title}" does not say to whom it is escalated.`,
    );
  }
  if (escalateAfterDays === undefined && (escalateRole ?? escalateUnitCode) !== undefined) {
    return at(
      'escalateAfterDays',
      `环节「${title}」没有填写逾期几个工作日后提请督办。`,
      `the stage "${title}" does not say after how many working days it is escalated.`,
    );
  }
  return null;
};

/** What makes a list of stages none, whatever type it is for. */
const problemOfStage = (
  one: Stage,
  index: number,
  stages: readonly Stage[],
): WorkflowProblem | null => {
  const { key, title, kind, seats, committee, workingDays, expiresWhenOverdue } = one;
  const at = (field: string, zh: string, en: string): WorkflowProblem => ({
    path: `stages.${index}.${field}`,
    problem: { zh, en },
  });
  if (stages.findIndex((each) => each.key === key) !== index) {
    return at('key', `环节代码「${key}」重复。`, `the stage key "${key}" stands twice.`);
  }
  // An empty list of signers must never count as "everybody agreed".
  if (kind === 'review' && seats.length === 0) {
    return at(
      'seats',
      `审核环节「${title}」没有签署席位。`,
      `the review stage "${title}" has no seat.`,
    );
  }
  const incomplete = problemOfAcceptance(one, stages);
  if (incomplete) {
    return { path: `stages.${index}.${incomplete.field}`, problem: incomplete.problem };
  }
  if (expiresWhenOverdue && (!signedInTime.has(kind) || workingDays === undefined)) {
    return at(
      'expiresWhenOverdue',
      `环节「${title}」没有办理时限，不能设为逾期自动终止。`,
      `the stage "${title}" has no time limit that could be overdue.`,
    );
  }
  const unclear = problemOfNotice(one, stages) ?? problemOfLists(one) ?? problemOfSelection(one);
  if (unclear) return { path: `stages.${index}.${unclear.field}`, problem: unclear.problem };
  if (kind === 'committee' && committee === undefined) {
    return at(
      'committee',
      `上会环节「${title}」没有填写由哪个岗位的成员表决。`,
      `the committee stage "${title}" does not say who votes.`,
    );
  }
  // Who was meant to sign beside the committee would never be asked.
  if (kind === 'committee' && seats.length > 0) {
    return at(
      'seats',
      `上会环节「${title}」由成员表决，不另设签署席位。`,
      `the committee stage "${title}" is decided by votes: it has no seats.`,
    );
  }
  return null;
};

/** What a stage asks for that the type cannot give. */
const problemOfDemands = (
  { sets, onPass }: Stage,
  index: number,
  { values, limits }: { values: ReadonlySet<string>; limits: readonly string[] },
): WorkflowProblem | null => {
  const value = sets.find((name) => !values.has(name));
  if (value !== undefined) {
    const zh = `「${value}」不能由签署人填写。可以填写：`;
    const en = `"${value}" cannot be set by its signers.`;
    return { path: `stages.${index}.sets`, problem: either(zh, en, [...values]) };
  }
  const path = `stages.${index}.onPass`;
  for (const [limit, phase] of Object.entries(onPass)) {
    if (!limits.includes(limit)) {
      const zh = `没有「${limit}」这项额度。可以选择：`;
      return { path, problem: either(zh, `there is no limit "${limit}".`, limits) };
    }
    if (!stagePhases.includes(phase)) {
      const zh = `签署不能使额度进入「${phase}」。可以选择：`;
      const en = `no signature brings a limit to "${phase}".`;
      return { path, problem: either(zh, en, stagePhases) };
    }
  }
  return null;
};

/** The first thing that is wrong with a workflow, or `null`. */
export const problemWith = (
  { entryType, stages }: WorkflowBody,
  kinds: ReadonlyMap<string, unknown>,
  declaration: Declaration | null,
  guarded: readonly string[],
): WorkflowProblem | null => {
  if (stages.length === 0) {
    return { path: 'stages', problem: { zh: '流程没有环节。', en: 'it has no stage.' } };
  }
  for (const [index, stage] of stages.entries()) {
    const { kind } = stage;
    if (!kinds.has(kind)) {
      const problem = {
        zh: `没有「${kind}」这种环节。`,
        en: `there is no kind of stage "${kind}".`,
      };
      return { path: `stages.${index}.kind`, problem };
    }
    const wrong = problemOfStage(stage, index, stages) ?? problemOfDeadline(stage, index);
    if (wrong) return wrong;
  }
  if (!declaration?.states) {
    const zh = `内容类型「${entryType}」没有办理流程。`;
    const en = `the content type "${entryType}" has no life cycle.`;
    return { path: 'entryType', problem: { zh, en } };
  }
  const values = settableBy(declaration, guarded);
  const limits = Object.keys(declaration.limits ?? {});
  for (const [index, stage] of stages.entries()) {
    const wrong = problemOfDemands(stage, index, { values, limits });
    if (wrong) return wrong;
  }
  return null;
};

/** Everything that keeps a form from being read as a workflow. */
export const unreadable = (form: unknown): WorkflowProblem[] => {
  const zh = workflowBody.safeParse(form, { error: zodLocales.zh }).error?.issues ?? [];
  const en = workflowBody.safeParse(form, { error: zodLocales.en }).error?.issues ?? [];
  return zh.map(({ path, message }, index) => ({
    path: path.join('.'),
    problem: { zh: message, en: en[index]?.message ?? message },
  }));
};

/**
 * A workflow as its form gives it.
 * @throws Refusal WORKFLOW_INVALID at the first field that is wrong, in both languages
 */
export const parseWorkflow = (form: unknown): WorkflowBody => {
  const parsed = workflowBody.safeParse(form, { error: zodLocales.zh });
  if (parsed.success) return parsed.data;
  const [{ path, problem } = { path: '', problem: { zh: '', en: '' } }] = unreadable(form);
  throw refuse('WORKFLOW_INVALID', { problem }, path);
};
