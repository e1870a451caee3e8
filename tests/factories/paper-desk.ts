import type { Site } from '../setup';
import { application, createDesk, type Desk } from './desk';
import { createPaper } from './paper';

type Signer = Awaited<ReturnType<Desk['signer']>>;

export const monday = '2026-11-23';
export const tuesday = '2026-11-24';
export const wednesday = '2026-11-25';

/** An office that works on paper: two recorders, and a benefit that two seats decide. */
export const createPaperDesk = async (site: Site) => {
  const desk = await createDesk(site);
  const paper = createPaper(site, desk);
  const officer = await desk.signer('office');
  const leader = await desk.signer('leading-group');
  const clerk = await desk.signer('recorder');
  const second = await desk.signer('recorder');
  const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
  const line = await desk.line(100_000_000, officer.actor);
  const workflow = await desk.workflow('paper', application, [
    { key: 'office' },
    { key: 'leading-group', onPass: { award: 'reserved' }, sets: ['awardedFen'] },
  ]);
  const common = { kind: 'paper', amountExpression: '140950', ruleSet, workflow, line };
  const to = { line, benefit: await desk.benefit(common) };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const statement = '在区内企业工作三年';

  /** A form of an application that was printed on Monday, with its digest; it is Wednesday. */
  const printedOf = async (apply: () => Promise<string>) => {
    setDay(monday);
    const id = await apply();
    const digest = await paper.print(id, clerk);
    setDay(wednesday);
    return { id, digest };
  };

  return {
    ...{ desk, paper, officer, leader, clerk, second, to, setDay, statement, printedOf },
    printed: (who?: Awaited<ReturnType<Desk['talent']>>) =>
      printedOf(async () => desk.applied(who ?? (await desk.talent()), to, { statement })),
    recorded: async (
      { id, digest }: { id: string; digest: string },
      more: Readonly<Record<string, string | Buffer>> = {},
      { by = clerk, signer = officer }: { by?: Signer; signer?: Signer } = {},
    ) => {
      const asked = { printed: digest, signedOn: tuesday, ...more };
      const answer = await paper.record(id, by, signer, asked);
      return { told: paper.told(answer), body: answer.body, record: answer.body.data?.records[0] };
    },
    standing: async (documentId: string) => {
      const { one, workflow, decisions } = await desk.viewOf(application, documentId);
      return [one.state, workflow.stages[one.stage].key, decisions.length];
    },
  };
};

export type PaperDesk = Awaited<ReturnType<typeof createPaperDesk>>;
