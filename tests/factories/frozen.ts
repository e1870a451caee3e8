import { application, type Actor, type Desk } from './desk';

export const nomination = 'api::nomination.nomination';

/**
 * A submitted application and a submitted nomination with what they point to, and an application
 * that was awarded.
 */
export const createFrozen = async (desk: Desk, officer: { actor: Actor; token: string }) => {
  const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
  const workflow = await desk.workflow('fund', application, [
    { key: 'office', role: 'leading-group', onPass: { award: 'reserved' } },
  ]);
  const line = await desk.line(1_000_000, officer.actor);
  const kind = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
  const benefit = await desk.benefit(kind);
  const employer = await desk.office.create('employer', { name: '单位' });
  const applicant = await desk.talent({ employer: employer.documentId });
  const submitted = await desk.applied(
    applicant,
    { benefit, line },
    { requestedFen: '1000', statement: '说明' },
  );

  await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
  await desk.workflow('nomination', nomination, [{ key: 'office' }]);
  const unit = await desk.office.create('unit', { name: '街道', code: 'street', kind: 'street' });
  const category = await desk.create('api::nomination-category.nomination-category', {
    name: '类别',
    code: 'category',
    termYears: 3,
  });
  const agent = await desk.talent();
  const owner = await desk.office.create('employer', { name: '推荐单位', agent: agent.userId });
  const nominee = await desk.talent();
  const named = await desk.create(nomination, {
    batch: '2026',
    category: category.documentId,
    unit: unit.documentId,
    talent: nominee.profile.documentId,
    employer: owner.documentId,
  });
  await desk.act(nomination, named.documentId, 'submit', agent.actor);

  const winner = await desk.talent();
  const second = await desk.benefit(kind);
  const won = await desk.applied(winner, { benefit: second, line });
  expect((await desk.decide(application, won, officer.token)).status).toBe(200);
  const awarded = { documentId: won, profile: winner.profile.documentId, benefit: second };

  const office = (name: string) => `plugin::talent-office.${name}`;
  const frozen: Record<string, { documentId: string; targets: Record<string, string> }> = {
    [application]: {
      documentId: submitted,
      targets: {
        [office('talent-profile')]: applicant.profile.documentId,
        [office('benefit')]: benefit,
        [office('employer')]: employer.documentId,
      },
    },
    [nomination]: {
      documentId: named.documentId,
      targets: {
        [office('talent-profile')]: nominee.profile.documentId,
        [office('unit')]: unit.documentId,
        [office('employer')]: owner.documentId,
        'api::nomination-category.nomination-category': category.documentId,
      },
    },
  };
  return { frozen, awarded };
};

export type Frozen = Awaited<ReturnType<typeof createFrozen>>;
