import type { ContentTypeSchema } from '../attributes';
import { whyNotPublic } from '../public-paths';

const schemas: Record<string, ContentTypeSchema> = {
  'api::application.application': {
    attributes: {
      amount: { type: 'biginteger' },
      note: { type: 'text', private: true },
      papers: { type: 'media', multiple: true },
      applicant: { type: 'relation', relation: 'oneToOne', target: 'api::talent.talent' },
      helpers: { type: 'relation', relation: 'oneToMany', target: 'api::talent.talent' },
    },
  },
  'api::talent.talent': {
    attributes: { name: { type: 'string' }, identity: { type: 'text' } },
    pluginOptions: { 'talent-office': { sensitive: { identity: { mask: 'identity' } } } },
  },
};

const why = (path: string) => whyNotPublic(schemas, 'api::application.application', path);

describe('a path that a notice shows', () => {
  it.each(['amount', 'applicant.name'])('%s may', (path) => {
    expect(why(path)).toBeNull();
  });

  it.each([
    ['applicant.identity', 'not for the public'],
    ['note', 'not for the public'],
    ['applicant', 'must end in a plain value'],
    ['papers', 'must end in a plain value'],
    ['helpers.name', 'must be a relation to one entry'],
    ['amount.name', 'must be a relation to one entry'],
    ['applicant.nmae', 'did you mean "name"'],
    ['aplicant.name', 'did you mean "applicant"'],
  ])('%s may not', (path, reason) => {
    expect(why(path)).toContain(reason);
  });
});
