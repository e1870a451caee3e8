import type { Core, UID } from '@strapi/strapi';

import { asValidation, currentWriter, getService, refuse } from '../../platform';

const admins = 'admin::user';
const users = 'plugin::users-permissions.user';

interface WriteEvent {
  readonly model: { readonly uid: string };
  readonly params: { readonly where?: Record<string, unknown>; readonly data?: unknown };
}

const judged =
  (hook: (event: WriteEvent) => Promise<void> | void) =>
  async (event: WriteEvent): Promise<void> => {
    try {
      await hook(event);
    } catch (error) {
      throw asValidation(error);
    }
  };

/**
 * An account that a profile, an employer or a member of the staff is linked to is not deleted: the link
 * would go with it, without a row of audit, and with it what somebody is to a matter. It is blocked, or
 * unlinked first by somebody else, which is on record. Called once, in `bootstrap()`.
 */
export const keepLinkedAccounts = (strapi: Core.Strapi): void => {
  const refuseLinked = async ({ model, params }: WriteEvent): Promise<void> => {
    const rows = await strapi.db
      .query(model.uid as UID.ContentType)
      .findMany({ select: ['id'], where: params.where ?? {} });
    const ids = rows.map(({ id }) => Number(id));
    if (ids.length === 0) return;
    for (const source of getService(strapi, 'organisation').personSources()) {
      const link = model.uid === admins ? source.admin : source.user;
      if (!link) continue;
      const where = { [link]: { id: { $in: ids } } };
      const found = await strapi.db.query(source.type as UID.ContentType).count({ where });
      if (found > 0) throw refuse('ACCOUNT_LINKED');
    }
  };
  const before = judged(refuseLinked);
  strapi.db.lifecycles.subscribe({
    models: [admins, users],
    beforeDelete: before,
    beforeDeleteMany: before,
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};

/** Who somebody is, and what he may: a token that writes these becomes whom it likes. */
const accountTypes = [
  admins,
  'admin::role',
  'admin::permission',
  users,
  'plugin::users-permissions.role',
  'plugin::users-permissions.permission',
];

/** Where Strapi keeps the settings of every plugin, one row for each. */
const store = 'strapi::core-store';
/** Who may register, where the link that resets a password leads, by which other site one signs in. */
const accountSettings = 'plugin_users-permissions_';

const isAccountSetting = (data: unknown): boolean =>
  String((data as { key?: unknown } | undefined)?.key).startsWith(accountSettings);

const settlesAccounts = async (
  strapi: Core.Strapi,
  { params: { where, data } }: WriteEvent,
): Promise<boolean> => {
  if ([data].flat().some(isAccountSetting)) return true;
  if (!where) return false;
  const both = { $and: [where, { key: { $startsWith: accountSettings } }] };
  return (await strapi.db.query(store as UID.ContentType).count({ where: both })) > 0;
};

/**
 * A token is nobody: it makes nobody a signer, a party or a user, settles nothing by which somebody
 * becomes one, and writes nothing by which others are paid. Called once, in `bootstrap()`.
 * @param types further types that people answer for, asked when a token writes: rules come and go
 */
export const refuseTokens = (
  strapi: Core.Strapi,
  types: () => Promise<readonly string[]>,
): void => {
  const sources = getService(strapi, 'organisation').personSources();
  const isAnsweredFor = async (event: WriteEvent): Promise<boolean> => {
    const { uid } = event.model;
    if (uid === store) return settlesAccounts(strapi, event);
    if (accountTypes.includes(uid) || sources.some(({ type }) => type === uid)) return true;
    return (await types()).includes(uid);
  };
  const refuseToken = judged(async (event) => {
    if (currentWriter(strapi).actor.kind !== 'token') return;
    if (await isAnsweredFor(event)) throw refuse('TOKEN_IS_NOBODY');
  });
  const hooks = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany'];
  strapi.db.lifecycles.subscribe(
    Object.fromEntries(
      hooks.map((hook) => [`before${hook}`, refuseToken]),
    ) as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0],
  );
};
