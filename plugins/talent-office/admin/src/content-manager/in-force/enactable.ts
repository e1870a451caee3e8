import type { Permission } from '../../../../shared/permissions';

export interface Enactable {
  readonly permission: Permission;
  /** The route below which entries of the type are put in force. */
  readonly route: string;
}

/** What people write as a draft, and put in force as an immutable version. */
const enactables: Readonly<Record<string, Enactable>> = {
  'plugin::talent-office.workflow': {
    permission: 'workflows.enact',
    route: '/talent-office/workflows',
  },
  'plugin::talent-office.rule-set': {
    permission: 'rules.enact',
    route: '/talent-office/rule-sets',
  },
};

export const enactableOf = (type: string): Enactable | undefined => enactables[type];

/** Are entries of the plugin's type with this name put in force? */
export const isEnactable = (name: string | undefined): boolean =>
  name !== undefined && enactableOf(`plugin::talent-office.${name}`) !== undefined;
