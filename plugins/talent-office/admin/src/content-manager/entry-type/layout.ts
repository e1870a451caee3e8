import { typeNamed } from '../../translations';
import type { Field, Layout } from '../layout';

/** A type of field that Strapi does not have. */
export const entryTypeField = 'talent-office.entry-type';

/** Who writes these has the permission of where its types are told: of the one need not be that of the other. */
const told: Readonly<Record<string, string>> = {
  workflow: '/talent-office/workflow-parts',
  'rule-set': '/talent-office/expressions',
};

interface EditHook {
  readonly layout: Layout & { readonly layout: readonly (readonly (readonly Field[])[])[] };
  readonly query: unknown;
}

/** Has the type whose entries a workflow decides, or a rule set judges, chosen by its name. */
export const nameEntryType = ({ layout, query }: EditHook): EditHook => {
  const from = told[typeNamed(layout.settings?.displayName) ?? ''];
  if (from === undefined) return { layout, query };
  const drawn = (field: Field): Field =>
    field.name === 'entryType' ? ({ ...field, type: entryTypeField, from } as Field) : field;
  const panels = layout.layout.map((panel) => panel.map((row) => row.map(drawn)));
  return { layout: { ...layout, layout: panels }, query };
};
