import { randomUUID } from 'node:crypto';

import type { Site } from '../../setup';
import { application, createDesk, fundLine, type Actor } from '../desk';
import type { Choice, Said, Seen } from './model';
import {
  applicantOnTheStaff,
  applicants,
  applications,
  award,
  budget,
  staff,
  stages,
} from './plan';

const start = '2026-11-23T02:00:00.000Z';
const afterEveryDeadline = '2026-12-28T02:00:00.000Z';

/** The code of a refusal, or `done`; whatever else is thrown is a fault. */
const said = async (attempt: () => Promise<unknown>): Promise<Said> => {
  try {
    await attempt();
    return 'done';
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { code?: string } };
    const found = code ?? details?.code;
    if (typeof found !== 'string') throw error;
    return found;
  }
};

/** The office of the model as it is: a real site, and for each sequence a line and four applications. */
export const createWorld = async (site: Site) => {
  const desk = await createDesk(site);
  const { office, service, act } = desk;
  const clock = service('clock');
  clock.set(new Date(start));

  const people: Awaited<ReturnType<typeof office.talent>>[] = [];
  for (let index = 0; index < applicants; index += 1) people.push(await office.talent());
  const colleagues: Actor[] = [];
  for (const [index, [role, also]] of (staff as readonly (readonly string[])[]).entries()) {
    const websiteUser = index === applicantOnTheStaff ? people[0]?.userId : undefined;
    colleagues.push(await office.signer(String(role), { also, websiteUser }));
  }
  const actorOf = (index: number): Actor => people[index]?.actor as Actor;
  const colleague = (index: number): Actor => colleagues[index] as Actor;
  const opener = await office.signer('office');
  const ruleSet = await desk.rules('model', application, 'subject.tier in ["A", "B"]');
  const workflow = await desk.workflow(
    'model',
    application,
    [
      { key: 'department', signatures: 2 },
      { key: 'leading-group', onPass: { award: 'reserved' } },
      { key: 'finance' },
    ],
    { correctionWorkingDays: 5 },
  );
  const approval = service('approval');
  const inTransaction = (work: (tx: never) => Promise<unknown>): Promise<unknown> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never));

  const latest = (documentId: string) => approval.latestOf({ type: application, documentId });

  const lines: string[] = [];

  /** A world of its own for one sequence. */
  const begin = async () => {
    clock.set(new Date(start));
    if (lines.length === 0) lines.push(...(await desk.lines(40, budget, opener)));
    const line = String(lines.pop());
    const benefit = await desk.benefit({
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet,
      workflow,
      line,
    });
    const ids: string[] = [];
    for (const applicant of applications) {
      const { documentId } = await office.create('fund-application', {
        title: '申请',
        statement: '起初',
        applicant: people[applicant]?.profile.documentId,
        benefit,
        line,
      });
      ids.push(documentId);
    }
    const idOf = (index: number): string => String(ids[index]);

    return {
      submit: (index: number, applicant: number): Promise<Said> =>
        said(() => act(application, idOf(index), 'submit', actorOf(applicant))),
      reword: (index: number): Promise<Said> =>
        said(() =>
          site.strapi.documents(application).update({
            documentId: idOf(index),
            data: { statement: randomUUID() },
          } as never),
        ),
      withdraw: (index: number, applicant: number): Promise<Said> =>
        said(() =>
          service('lifecycle').withdraw({
            type: application,
            documentId: idOf(index),
            actor: actorOf(applicant),
            operation: randomUUID(),
          }),
        ),
      decide: (index: number, by: number, choice: Choice): Promise<Said> =>
        said(async () => {
          const one = await latest(idOf(index));
          await inTransaction((tx) =>
            approval.decide(tx, {
              caseId: one.publicId,
              seat: stages[one.stage],
              choice,
              seen: one.guarded,
              comment: '意见',
              values: {},
              parts: choice === 'return' ? ['statement'] : [],
              again: '再次退回',
              actor: colleague(by),
              operation: randomUUID(),
            }),
          );
        }),
      pause: (index: number, by: number, how: 'pause' | 'resume'): Promise<Said> =>
        said(async () => {
          const { publicId: caseId } = await latest(idOf(index));
          await inTransaction((tx) =>
            approval[how](tx, { caseId, reason: '核实', actor: colleague(by), requestId: null }),
          );
        }),
      reopen: (index: number, by: number, stage: number): Promise<Said> =>
        said(async () => {
          const { publicId: caseId } = await latest(idOf(index));
          await inTransaction((tx) =>
            approval.reopenByOffice(tx, {
              caseId,
              stage: stages[stage],
              reason: '撤销重办',
              actor: colleague(by),
              operation: randomUUID(),
              requestId: null,
            }),
          );
        }),
      /** Goes on to a day after every deadline, and back: nothing else of the model knows of days. */
      expire: (): Promise<Said> =>
        said(async () => {
          clock.set(new Date(afterEveryDeadline));
          await approval.expireDue({ proceed: () => Promise.resolve() });
          clock.set(new Date(start));
        }),
      seen: async (): Promise<Seen> => {
        const cases = [];
        for (const documentId of ids) {
          const entry = await desk.stored(application, documentId);
          const one = await latest(documentId);
          const running = one && !one.ended;
          cases.push({
            state: entry.state,
            of: one?.state ?? null,
            stage: running ? one.stage : null,
          });
        }
        const { available, byPhase } = await desk.totals(line, fundLine);
        return {
          cases,
          free: available,
          reserved: byPhase.reserved ?? 0,
          committed: byPhase.committed ?? 0,
        };
      },
    };
  };

  return { begin };
};

export type World = Awaited<ReturnType<typeof createWorld>>;
export type Course = Awaited<ReturnType<World['begin']>>;
