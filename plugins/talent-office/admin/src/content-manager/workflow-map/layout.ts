import { typeNamed } from '../../translations';
import type { Field, Layout } from '../layout';

/** A type of field that Strapi does not have. */
export const stagesField = 'talent-office.stages';

interface EditHook {
  readonly layout: Layout & { readonly layout: readonly (readonly (readonly Field[])[])[] };
  readonly query: unknown;
}

/**
 * Strapi asks whether somebody may edit a component by the names of the fields in it, and knows a
 * component by its type, which is another one now: the field goes by the first that a stage has.
 */
const drawn = (field: Field): Field =>
  field.name === 'stages'
    ? ({ ...field, name: 'stages.title', type: stagesField, size: 12 } as Field)
    : field;

/** Has a workflow's stages drawn. */
export const drawStages = ({ layout, query }: EditHook): EditHook => {
  if (typeNamed(layout.settings?.displayName) !== 'workflow') return { layout, query };
  const panels = layout.layout.map((panel) => panel.map((row) => row.map(drawn)));
  return { layout: { ...layout, layout: panels }, query };
};
