import { createSeeding } from '../../database/seeds/seeding';
import { seedDepartments } from '../../database/seeds/reference/departments';
import { createDesk, type Desk } from '../factories/desk';
import { generateActions } from '../matrix/actions';
import { generateCases } from '../matrix/cases';
import { createPeople, type People } from '../matrix/people';
import { generateRoutes } from '../matrix/routes';
import { agreement, differences, expectedCells } from '../matrix/table';
import { startSite, type Site } from '../setup';

jest.setTimeout(480_000);

/**
 * Who may do what, where, as what: generated from what the running site knows, and held against
 * `tests/matrix/matrix.md`. A cell that nobody has listed fails, and so does one that is gone.
 */
describe('the matrix of roles, actions, states and relations', () => {
  let site: Site;
  let desk: Desk;
  let people: People;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    await seedDepartments(createSeeding(site.strapi));
    desk = await createDesk(site);
    people = await createPeople(site, desk);
  });
  afterAll(() => site.stop());

  it('of governed entries: in which state each action is there, and whose it is', async () => {
    const { possible, who } = await generateActions(site, desk, people);
    expect(differences(expectedCells('Actions: in which state'), possible)).toEqual(agreement);
    expect(differences(expectedCells('Actions: by whom'), who)).toEqual(agreement);
  });

  it('of a case: what each may do with it, in each of its states', async () => {
    const cells = await generateCases(site, desk, people);
    expect(differences(expectedCells('A case: by whom'), cells)).toEqual(agreement);
  });

  it('of routes: whom each lets in, over HTTP', async () => {
    const cells = await generateRoutes(site, desk);
    expect(differences(expectedCells('Routes: whom they let in'), cells)).toEqual(agreement);
  });
});
