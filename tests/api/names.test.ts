import { randomUUID } from 'node:crypto';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { createDesk, application, fundLine, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const quota = 'api::unit-quota.unit-quota';

/** What every JavaScript object answers to, though nobody declared it. */
const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly error?: { readonly details?: Details } };
}

interface Details {
  readonly code?: string;
  readonly errors?: { readonly path: string[] }[];
}

const refused = ({ status, body }: Answer) => ({
  status,
  code: body.error?.details?.code,
  path: body.error?.details?.errors?.[0]?.path.join('.'),
});

/** Strapi's body parser refuses a whole body with this key, before it comes to us. */
const unparsable = { status: 400, code: 'BODY_MALFORMED', path: undefined };
const inBody = <Expected extends object>(name: string, expected: Expected) =>
  name === '__proto__' ? unparsable : expected;

/** As text: in an object literal `__proto__` would be the prototype, in JSON it is a key. */
const json = (name: string, value: unknown): string => `{"${name}":${JSON.stringify(value)}}`;

describe('a name that comes with every object', () => {
  let site: Site;
  let desk: Desk;
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let leader: Awaited<ReturnType<Desk['signer']>>;
  let line: string;
  let places: string;
  let ruleSet: string;
  let workflow: string;

  const post = (path: string, body: string, token: string | null = officer.token) => {
    const request = site.http
      .post(path)
      .type('json')
      .set('Idempotency-Key', randomUUID())
      .send(body);
    return token === null ? request : request.auth(token, { type: 'bearer' });
  };
  const get = (path: string) => site.http.get(path).auth(officer.token, { type: 'bearer' });
  const action = (type: string, id: string, what: string) =>
    `/talent-office/entries/${type}/${id}/actions/${what}`;
  const benefitOf = (kind: string, amountExpression: string) =>
    desk.benefit({ kind, amountExpression, ruleSet, workflow, line });
  const decide = async (documentId: string, change: (body: string) => string) => {
    const sent = await desk.decision(application, documentId, leader.token);
    const request = post(sent.path, change(JSON.stringify(sent.body)), leader.token);
    return request.set(proofHeader, sent.proof ?? '');
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    line = await desk.line(200_000_000, officer.actor);
    places = (await desk.create(quota, { batch: '2026', places: 1 })).documentId;
    await desk.act(quota, places, 'adopt', officer.actor);
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('award', application, [
      { key: 'leading-group', sets: ['awardedFen'], onPass: { award: 'reserved' } },
    ]);
  });
  afterAll(() => site.stop());

  describe.each(names)('%s', (name) => {
    it('is no action of an entry', async () => {
      expect(refused(await post(action(fundLine, line, name), '{}'))).toMatchObject({
        status: 409,
        code: 'ACTION_NOT_POSSIBLE',
      });
    });

    it('is no content type, and no secret of one', async () => {
      const missing = { status: 404, code: 'NOT_FOUND' };
      expect(refused(await post(action(name, line, 'open'), '{}'))).toMatchObject(missing);
      expect(refused(await get(`/talent-office/entries/${name}/${line}/actions`))).toMatchObject(
        missing,
      );
      const reason = json('reason', '核对');
      for (const [type, attribute] of [
        [name, 'phone'],
        ['plugin::talent-office.talent-profile', name],
      ]) {
        const path = `/talent-office/entries/${type}/${line}/reveals/${attribute}`;
        expect(refused(await post(path, reason))).toMatchObject(missing);
      }
      const cases = await get(`/talent-office/cases?type=${name}&documentId=${name}`);
      expect([cases.status, cases.body]).toEqual([200, { data: null }]);
    });

    it('is nothing that an action sets', async () => {
      const given = `{"input":{"places":2,"${name}":"1"}}`;
      expect(refused(await post(action(quota, places, 'revise'), given))).toEqual(
        inBody(name, { status: 422, code: 'VALUE_NOT_ASKED', path: name }),
      );
    });

    it('is nothing that a decision shows, sets or sends back', async () => {
      const documentId = await desk.applied(await desk.talent(), {
        benefit: await benefitOf('one', '5000'),
        line,
      });
      const values = await decide(documentId, (body) =>
        body.replace('{', `{"values":{"${name}":"1"},`),
      );
      expect(refused(values)).toEqual(
        inBody(name, { status: 422, code: 'VALUE_NOT_ASKED', path: name }),
      );
      const seen = await decide(documentId, (body) =>
        body.replace('"seen":{', `"seen":{"${name}":"1",`),
      );
      expect(refused(seen)).toMatchObject(inBody(name, { status: 409, code: 'CONTENT_CHANGED' }));
      const parts = await decide(documentId, (body) =>
        body.replace('"approve"', `"return","comment":"补正","parts":["${name}"]`),
      );
      expect(refused(parts)).toMatchObject({ status: 422, code: 'PART_NOT_RETURNABLE' });
    });

    it('is no fact that somebody can tell of himself', async () => {
      const check = `/api/benefits/${await benefitOf('two', '5000')}/check`;
      for (const part of ['subject', 'entry']) {
        for (const value of ['1', 1, true]) {
          const answer = await post(check, `{"${part}":${json(name, value)}}`, null);
          expect(refused(answer)).toEqual(
            inBody(name, { status: 400, code: 'FACT_UNKNOWN', path: `${part}.${name}` }),
          );
        }
      }
      expect(refused(await post(check, json(name, {}), null))).toEqual(
        inBody(name, { status: 400, code: 'INVALID_INPUT', path: name }),
      );
    });

    it('changes nothing as a key of a query, and is no value of one', async () => {
      for (const [path, token] of [
        ['/api/notices', null],
        ['/talent-office/messages', officer.token],
      ] as const) {
        const ask = (query: string) => {
          const request = site.http.get(`${path}?${query}`);
          return token === null ? request : request.auth(token, { type: 'bearer' });
        };
        // Strapi's reading of a query leaves it out.
        expect((await ask(`${name}=1`)).body).toEqual((await ask('')).body);
        expect(refused(await ask(`limit=${name}`))).toMatchObject({ status: 400, path: 'limit' });
      }
    });

    it('is no type and no field of a rule', async () => {
      const ruleSets = '/content-manager/collection-types/plugin::talent-office.rule-set';
      const draft = (entryType: string, expression: string) =>
        JSON.stringify({
          title: name,
          key: 'names',
          entryType,
          rules: [{ code: 'a', kind: 'hard', expression, messageZh: '某', messageEn: 'any' }],
        });
      expect(refused(await post(ruleSets, draft(name, 'true')))).toEqual({
        status: 400,
        code: 'EXPRESSION_INVALID',
        path: 'entryType',
      });
      for (const expression of [`${name} == "1"`, `subject.${name} == "1"`, `${name}()`]) {
        expect(refused(await post(ruleSets, draft(application, expression)))).toEqual({
          status: 400,
          code: 'EXPRESSION_INVALID',
          path: 'rules.0.expression',
        });
      }
    });

    it('is no limit, no value and no type of a workflow', async () => {
      const enact = async (more: object, entryType = application) => {
        const { documentId } = await desk.office.create('workflow', {
          title: name,
          key: `names-${randomUUID()}`,
          entryType,
          stages: [
            {
              key: 'one',
              title: '一',
              kind: 'review',
              seats: [{ key: 'one', title: '一', role: 'leading-group', signatures: 1 }],
              ...more,
            },
          ],
        });
        return refused(await post(`/talent-office/workflows/${documentId}/enact`, '{}'));
      };
      const invalid = { status: 422, code: 'WORKFLOW_INVALID' };
      expect(await enact({ sets: [name] })).toMatchObject(invalid);
      // Strapi drops a prototype from JSON when it stores it.
      const limit = name === '__proto__' ? 'proto' : name;
      expect(await enact({ onPass: { [limit]: 'reserved' } })).toMatchObject(invalid);
      await expect(enact({}, name)).rejects.toMatchObject({
        details: { code: 'TYPE_UNKNOWN', errors: [{ path: ['entryType'] }] },
      });
    });

    it('is a kind of benefit and a tier like any other, of which nobody had anything', async () => {
      const benefit = await benefitOf(name, `greatest(0, 5000 - received("${name}"))`);
      const who = await desk.talent();
      const first = await desk.applied(who, { benefit, line });
      expect(await desk.stored(application, first)).toMatchObject({ awardedFen: '5000' });
      await decide(first, (body) => body);
      const again = await benefitOf(name, `greatest(0, 5100 - received("${name}"))`);
      const second = await desk.applied(who, { benefit: again, line });
      expect(await desk.stored(application, second)).toMatchObject({ awardedFen: '100' });
      const share = await benefitOf('three', `rentShare("${name}")`);
      await expect(desk.applied(who, { benefit: share, line })).rejects.toMatchObject({
        code: 'FACTS_MISSING',
      });
    });
  });
});
