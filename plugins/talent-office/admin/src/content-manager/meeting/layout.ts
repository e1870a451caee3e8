import { typeNamed } from '../../translations';
import type { Field, Layout } from '../layout';

/** Types of fields that Strapi does not have. */
export const committeeRoleField = 'talent-office.committee-role';
export const committeeUnitField = 'talent-office.committee-unit';

interface EditHook {
  readonly layout: Layout & { readonly layout: readonly (readonly (readonly Field[])[])[] };
  readonly query: unknown;
}

const types: Readonly<Record<string, string>> = {
  committeeRole: committeeRoleField,
  committeeUnit: committeeUnitField,
};

const named = (field: Field): Field => {
  const type = types[field.name];
  return type === undefined ? field : { ...field, type };
};

/** Has the members of a meeting chosen by the names of their position and unit. */
export const nameCommittee = ({ layout, query }: EditHook): EditHook => {
  if (typeNamed(layout.settings?.displayName) !== 'meeting') return { layout, query };
  const panels = layout.layout.map((panel) => panel.map((row) => row.map(named)));
  return { layout: { ...layout, layout: panels }, query };
};
