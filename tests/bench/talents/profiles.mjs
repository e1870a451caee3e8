import { randomBytes } from 'node:crypto';

const surnames = [
  ['王', 'wang'],
  ['李', 'li'],
  ['张', 'zhang'],
  ['刘', 'liu'],
  ['陈', 'chen'],
  ['杨', 'yang'],
  ['赵', 'zhao'],
  ['黄', 'huang'],
  ['周', 'zhou'],
  ['吴', 'wu'],
  ['曾', 'zeng'],
];
const syllables = [
  ['国', 'guo'],
  ['强', 'qiang'],
  ['丽', 'li'],
  ['伟', 'wei'],
  ['芳', 'fang'],
  ['敏', 'min'],
  ['静', 'jing'],
  ['磊', 'lei'],
  ['洋', 'yang'],
  ['艳', 'yan'],
  ['勇', 'yong'],
  ['杰', 'jie'],
  ['娟', 'juan'],
];
const tiers = ['A', 'B', 'C', 'D', 'E'];
const industries = ['现代农业', '食品加工', '生物医药', '装备制造', '教育', '医疗卫生', '文旅'];
const employerCount = 500;
const batch = 500;

const at = (list, number) => list[number % list.length];

const common = (number) => ({
  id: number,
  document_id: `b${String(number).padStart(11, '0')}${randomBytes(6).toString('hex')}`,
  created_at: new Date(),
  updated_at: new Date(),
  published_at: new Date(),
});

const employer = (number) => ({ ...common(number), name: `呼兰示例企业${number}` });

const profile = (number) => {
  const reading = [
    at(surnames, number),
    at(syllables, Math.floor(number / 11)),
    at(syllables, Math.floor(number / 143)),
  ];
  return {
    ...common(number),
    name: reading.map(([character]) => character).join(''),
    name_pinyin: reading.map(([, sound]) => sound).join(' '),
    name_initials: reading.map(([, sound]) => sound[0]).join(''),
    tier: at(tiers, number),
    tier_since: '2025-01-01',
    title: '高级工程师',
    title_level: 'senior',
    degree: 'doctor',
    specialty: '寒地水稻育种',
    industry: at(industries, number),
    remote_post: false,
    grassroots_post: false,
    flexible: false,
    foreign_national: false,
    flagged: false,
    consent_to_listing: true,
    released_for_listing: true,
  };
};

const numbers = (from, to) => Array.from({ length: to - from }, (_, index) => from + index + 1);

const insertAll = async (trx, table, rows) => {
  for (let start = 0; start < rows.length; start += batch) {
    await trx(table).insert(rows.slice(start, start + batch));
  }
};

/**
 * Fills the database up to `count` listed profiles with an employer each, straight into the tables:
 * 100,000 profiles through Strapi would take an hour. Their identity and phone are empty, for no side
 * of the comparison reads them.
 */
export const growProfiles = async (knex, count) => {
  const [{ present }] = await knex('talent_office_talent_profiles').count('* as present');
  const wanted = numbers(Number(present), count);
  await knex.transaction(async (trx) => {
    if (Number(present) === 0) {
      await insertAll(trx, 'talent_office_employers', numbers(0, employerCount).map(employer));
    }
    for (let start = 0; start < wanted.length; start += 10_000) {
      const part = wanted.slice(start, start + 10_000);
      await insertAll(trx, 'talent_office_talent_profiles', part.map(profile));
      await insertAll(
        trx,
        'talent_office_talent_profiles_employer_lnk',
        part.map((number) => ({
          talent_profile_id: number,
          employer_id: (number % employerCount) + 1,
        })),
      );
    }
  });
};

/** Turns the directory on, as the office would. */
export const openDirectory = async (strapi) => {
  await strapi
    .documents('plugin::talent-office.office-setting')
    .create({ data: { directoryOn: true, officeName: '人才办' } });
};
