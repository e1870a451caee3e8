import { office, type Seeding } from '../seeding';

/** Tiers A–E: what the tier is for, and the per cent of an apartment's base rent that its tenants pay. */
const tiers = [
  { code: 'A', name: '顶尖人才', criteria: '国内外顶尖人才及相当层次。', rentShare: 0 },
  { code: 'B', name: '国家级领军人才', criteria: '国家级领军人才及相当层次。', rentShare: 0 },
  { code: 'C', name: '省级领军人才', criteria: '省级领军人才及相当层次。', rentShare: 30 },
  { code: 'D', name: '市级领军人才', criteria: '市级领军人才、博士及正高级职称。', rentShare: 50 },
  { code: 'E', name: '高级人才', criteria: '硕士、副高级职称及技师。', rentShare: 70 },
] as const;

/** The first table of tiers. A later one is added with its own first day; these rows then get an end. */
export const seedTiers = async ({ once }: Seeding): Promise<void> => {
  for (const { code, ...row } of tiers) {
    await once(office('tier'), { code, validFrom: '2020-01-01' }, row);
  }
};
