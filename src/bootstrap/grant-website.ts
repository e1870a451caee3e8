import type { Core } from '@strapi/strapi';

/** What the website reads without an account. */
const everybody = [
  'benefits.find',
  'benefits.check',
  'brands.find',
  'brands.findOne',
  'draws.find',
  'fund-years.summary',
  'notice.find',
  'notice.findOne',
  'notice.findBatch',
  'notice.object',
  'rounds.find',
  'talents.find',
];

/** What a website user does with what is his own. */
const signedIn = [
  'me.findProfile',
  'me.updateProfile',
  'messages.find',
  'messages.read',
  'fund-applications.create',
  'fund-applications.update',
  'fund-applications.submit',
  'fund-applications.withdraw',
  'fund-applications.attach',
  'fund-applications.detach',
  'fund-applications.readAttachment',
  'fund-applications.find',
  'fund-applications.findOne',
  'fund-applications.receipt',
  'fund-applications.handIn',
  // Whose agent he is, is asked of each request.
  'employer.find',
  'employer.findStaff',
  'employer.enterStaff',
  'employer.changeStaff',
  'employer.findApplications',
  'employer.findApplication',
  'employer.createApplication',
  'employer.updateApplication',
  'employer.submitApplication',
  'employer.withdrawApplication',
  'employer.attach',
  'employer.detach',
  'employer.readAttachment',
  'employer.handIn',
  'employer.findRecommendations',
  'employer.readRecommendationAttachment',
  'employer.recommend',
  'employer.notRecommend',
  'employer.previewStaff',
  'employer.importStaff',
  'employer.previewApplications',
  'employer.importApplications',
  'employer.findInPost',
  'employer.confirmInPost',
  'employer.findPassingOn',
  'employer.provePassingOn',
];

const grants = { public: everybody, authenticated: [...everybody, ...signedIn] };

/**
 * Grants the plugin's website routes to the Public and Authenticated roles, each action once: what
 * an administrator takes away later stays away, and a route that a new release brings is granted.
 */
export const grantWebsiteOnce = async (strapi: Core.Strapi): Promise<void> => {
  const site = strapi.store({ type: 'core', name: 'jinlan' });
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const granted = new Set(((await site.get({ key: 'website-grants' })) ?? []) as string[]);
  for (const [type, actions] of Object.entries(grants)) {
    const role = await strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type } });
    if (!role) throw new Error(`users-permissions has no role "${type}"`);
    for (const name of actions.filter((one) => !granted.has(`${type}:${one}`))) {
      const grant = { action: `plugin::talent-office.${name}`, role: role.id };
      // There already where an earlier boot ended before it could note it.
      if ((await permissions.count({ where: grant })) === 0)
        await permissions.create({ data: grant });
      granted.add(`${type}:${name}`);
    }
  }
  await site.set({ key: 'website-grants', value: [...granted] });
};
