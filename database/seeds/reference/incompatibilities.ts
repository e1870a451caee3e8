import { office, type Seeding } from '../seeding';

interface Pair {
  readonly title: string;
  /** Codes of positions. */
  readonly first: string;
  readonly second: string;
  readonly basis: string;
}

const control = '行政事业单位内部控制规范（试行）：不相容岗位相互分离';
const objections = '异议由不参与审批的人员核查';
const audit = '审计监督独立于被监督的业务';

const pairs: readonly Pair[] = [
  {
    title: '拨付经办与复核',
    first: 'talent-office.office',
    second: 'finance-bureau.finance',
    basis: control,
  },
  {
    title: '出纳与会计',
    first: 'talent-office.cashier',
    second: 'talent-office.bookkeeper',
    basis: control,
  },
  {
    title: '审核与异议核查',
    first: 'talent-office.office',
    second: 'discipline-inspection.objection',
    basis: objections,
  },
  {
    title: '审批与异议核查',
    first: 'leading-group.leading-group',
    second: 'discipline-inspection.objection',
    basis: objections,
  },
  {
    title: '审核与审计监督',
    first: 'talent-office.office',
    second: 'audit-bureau.auditor',
    basis: audit,
  },
  {
    title: '主管部门审核与异议核查',
    first: 'human-resources-bureau.department',
    second: 'discipline-inspection.objection',
    basis: objections,
  },
  {
    title: '资金复核与异议核查',
    first: 'finance-bureau.finance',
    second: 'discipline-inspection.objection',
    basis: objections,
  },
  {
    title: '主管部门审核与审计监督',
    first: 'human-resources-bureau.department',
    second: 'audit-bureau.auditor',
    basis: audit,
  },
  {
    title: '资金复核与审计监督',
    first: 'finance-bureau.finance',
    second: 'audit-bureau.auditor',
    basis: audit,
  },
];

/**
 * The positions that are obviously not for one hand; the office declares others. A site where somebody
 * holds both is told and goes on: the pair is declared once one of the two has ended.
 */
export const seedIncompatibilities = async ({ strapi, find, once }: Seeding): Promise<void> => {
  for (const { title, first, second, basis } of pairs) {
    const positions = [
      await find(office('position'), { code: first }),
      await find(office('position'), { code: second }),
    ];
    // The office may have renamed or removed what it does not have.
    if (positions.some((one) => one === null)) continue;
    const [one, two] = positions.map((position) => position?.documentId);
    const made = { first: one, second: two, allOfRole: true, basis };
    await once(office('incompatibility'), { title }, made).catch((error: unknown) => {
      const { details } = error as { details?: { code?: string } };
      if (details?.code !== 'POSITIONS_INCOMPATIBLE') throw error;
      strapi.log.warn(`${title}: ${(error as Error).message}`);
    });
  }
};
