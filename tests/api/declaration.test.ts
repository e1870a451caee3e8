import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { createDesk, type Actor, type Desk } from '../factories/desk';
import { nomination } from '../factories/frozen';
import { rebuild, startSite, type Rebuilt, type Site } from '../setup';

const quota = 'api::unit-quota.unit-quota';
const category = 'api::nomination-category.nomination-category';

interface Declared {
  [word: string]: unknown;
  states: Record<string, Record<string, Record<string, unknown>>>;
  unique: { while?: string[]; on: string[] }[];
}

/** As a site adds a field to a type of the plugin: in `src/extensions`. */
const extension = `module.exports = (plugin) => {
  const { schema, ...rest } = plugin.contentTypes['talent-profile'];
  const attributes = { ...schema.attributes, villageService: { type: 'integer' } };
  const extended = { ...rest, schema: { ...schema, attributes } };
  return { ...plugin, contentTypes: { ...plugin.contentTypes, 'talent-profile': extended } };
};`;

const addingField = ({ distDir }: Rebuilt): void => {
  const folder = path.join(distDir, 'src/extensions/talent-office');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'strapi-server.js'), extension);
};

/** A build in which types declare something else, by their names. */
const declaring = (changes: Record<string, (declaration: Declared) => void>): Rebuilt =>
  rebuild((folder) => {
    for (const [name, change] of Object.entries(changes)) {
      const file = path.join(folder, `src/api/${name}/content-types/${name}/schema.json`);
      const schema = JSON.parse(readFileSync(file, 'utf8'));
      change(schema.pluginOptions['talent-office']);
      writeFileSync(file, JSON.stringify(schema));
    }
  });

describe('a declaration that is wrong', () => {
  const boot = async (changes: Parameters<typeof declaring>[0]): Promise<string> => {
    const build = declaring(changes);
    try {
      const site = await startSite({ distDir: build.distDir });
      await site.stop();
      return 'booted';
    } catch (error) {
      return (error as Error).message;
    } finally {
      build.remove();
    }
  };

  it('stops the boot, which names every mistake of every type', async () => {
    const said = await boot({
      tenancy: (one) => Object.assign(one, { remindd: [] }),
      'unit-quota': (one) => Object.assign(one.states.draft?.adopt ?? {}, { to: 'inforce' }),
    });
    expect(said).toContain(
      'api::tenancy.tenancy: pluginOptions["talent-office"].remindd: unknown word "remindd"; did you mean "remind"?',
    );
    expect(said).toContain(
      'api::unit-quota.unit-quota: pluginOptions["talent-office"].states.draft.adopt.to: no state "inforce"; did you mean "inForce"?',
    );
  });

  it('stops it with every expression that cannot be, at its line and column', async () => {
    const said = await boot({
      tenancy: (one) => {
        Object.assign(one.states.living?.expire ?? {}, { when: 'today() >=\n  endsOm' });
        one.derive = {
          rentFen: { on: 'allocated', value: 'startsOn' },
          remarks: { on: 'allocated', value: '1' },
        };
        one.remind = [{ when: 'endsOn', to: 'office' }];
      },
      'unit-quota': (one) => {
        one.supplies = { asset: 'place', amount: 'batch', while: ['inForce'] };
      },
      nomination: (one) => {
        one.limits = { place: { ...(one.limits as { place: object }).place, amount: 'true' } };
      },
    });
    expect(said.split('\n')).toEqual([
      'Declarations to mend:',
      ...[
        /nomination: .*\.limits\.place\.amount: the result must be a whole number, but is yes\/no \(line 1, column 1\)$/,
        /tenancy: .*\.states\.living\.expire\.when: there is no field "endsOm"; did you mean "endsOn"\? \(line 2, column 3\)$/,
        /tenancy: .*\.derive\.rentFen\.value: the result must be a whole number, but is a date \(line 1, column 1\)$/,
        /tenancy: .*\.derive\.remarks\.value: the result must be text, but is a whole number \(line 1, column 1\)$/,
        /tenancy: .*\.remind\.0\.when: the result must be yes\/no, but is a date \(line 1, column 1\)$/,
        /unit-quota: .*\.supplies\.amount: the result must be a whole number, but is text \(line 1, column 1\)$/,
      ].map((text) => expect.stringMatching(text)),
    ]);
  });
});

describe('a declaration that says little', () => {
  let build: Rebuilt;
  let site: Site;
  let desk: Desk;
  let officer: Actor;
  let counter = 0;

  const newQuota = async (data: object = {}) => {
    const made = await desk.create(category, {
      name: '类别',
      code: `category-${(counter += 1)}`,
      termYears: 3,
    });
    const { documentId } = await desk.create(quota, {
      batch: randomUUID(),
      category: made.documentId,
      places: 2,
      ...data,
    });
    return { documentId, category: made.documentId };
  };
  const adopt = (documentId: string) => desk.act(quota, documentId, 'adopt', officer);
  const update = (documentId: string, data: object) =>
    site.strapi.documents(quota).update({ documentId, data } as never);

  beforeAll(async () => {
    build = declaring({
      'unit-quota': (one) => {
        delete one.guarded;
        one.unique = [{ on: ['batch'] }];
        Object.assign(one.states.draft?.adopt ?? {}, { when: 'category.termYears > 1' });
      },
      nomination: (one) => {
        delete one.limits;
        one.unique = [{ on: ['talent', 'category'] }];
      },
    });
    addingField(build);
    site = await startSite({ distDir: build.distDir });
    desk = await createDesk(site);
    officer = (await desk.signer('office')).actor;
  });
  afterAll(async () => {
    await site.stop();
    build.remove();
  });

  it('has the field that the site adds to the talent among the facts of its rules', async () => {
    const expressions = site.strapi.plugin('talent-office').service('expressions');
    const { facts } = expressions.describe(nomination);
    expect(facts).toContainEqual(
      expect.objectContaining({ path: 'subject.villageService', kind: 'int' }),
    );
    const { profile } = await desk.talent({ villageService: 3 });
    const served = expressions.compile(nomination, 'subject.villageService >= 3', 'bool');
    const { id } = await site.strapi.db
      .query(nomination as never)
      .create({ data: { talent: profile.id } as never });
    expect(served.evaluate(await expressions.loadFacts(nomination, id, [served]))).toEqual({
      known: true,
      value: true,
    });
  });

  it('freezes what its amounts and conditions read of the entry, and nothing else', async () => {
    const { documentId } = await newQuota();
    const other = await newQuota();
    await update(documentId, { places: 3, category: other.category });
    await adopt(documentId);
    const refused = (attribute: string) => ({ details: { errors: [{ path: [attribute] }] } });
    await expect(update(documentId, { places: 4 })).rejects.toMatchObject(refused('places'));
    await expect(update(documentId, { category: null })).rejects.toMatchObject(refused('category'));
    const unit = await desk.office.create('unit', { name: '街道', code: 'u', kind: 'street' });
    expect(await update(documentId, { unit: unit.documentId, places: 3 })).toBeTruthy();
  });

  it('keeps the entry that a condition leads to', async () => {
    const made = await newQuota();
    await adopt(made.documentId);
    const remove = () => site.strapi.documents(category).delete({ documentId: made.category });
    await expect(remove()).rejects.toMatchObject({ details: { code: 'TARGET_OF_FROZEN_ENTRY' } });
  });

  it('holds a right without while from the first state to a final one', async () => {
    const batch = randomUUID();
    const first = await newQuota({ batch });
    const second = await newQuota({ batch });
    await adopt(first.documentId);
    await expect(adopt(second.documentId)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
    await desk.act(quota, first.documentId, 'revise', officer, { places: 1 });
    await expect(adopt(second.documentId)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
    await desk.act(quota, first.documentId, 'close', officer);
    expect(await adopt(second.documentId)).toMatchObject({ state: 'inForce' });
  });

  it('holds it while a case is open, and not in the first state', async () => {
    await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
    await desk.workflow('nomination', nomination, [{ key: 'office' }]);
    const kind = await newQuota();
    const nominee = await desk.talent();
    const agent = await desk.talent();
    const employer = await desk.office.create('employer', { name: '单位', agent: agent.userId });
    const draft = () =>
      desk.create(nomination, {
        batch: '2026',
        talent: nominee.profile.documentId,
        category: kind.category,
        employer: employer.documentId,
      });
    const [first, second] = [await draft(), await draft()];
    const submit = (documentId: string) => desk.act(nomination, documentId, 'submit', agent.actor);
    await submit(first.documentId);
    await expect(submit(second.documentId)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
    await desk.service('lifecycle').withdraw({
      ...{ type: nomination, documentId: first.documentId, actor: nominee.actor },
      operation: randomUUID(),
    });
    expect(await submit(second.documentId)).toMatchObject({ state: 'draft' });
  });
});
