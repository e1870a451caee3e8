import { typeNamed } from '../../translations';
import type { Field, Layout } from '../layout';

/** A type of field that Strapi does not have. */
export const budgetField = 'talent-office.budget';

interface EditHook {
  readonly layout: Layout & { readonly layout: readonly (readonly (readonly Field[])[])[] };
  readonly query: unknown;
}

const drawn = (field: Field): Field =>
  field.name === 'budgetLines' ? ({ ...field, type: budgetField, size: 12 } as Field) : field;

/** Draws the budget of a year as a table of its lines, in place of the text that was decided. */
export const drawBudget = ({ layout, query }: EditHook): EditHook => {
  if (typeNamed(layout.settings?.displayName) !== 'fund-year') return { layout, query };
  const panels = layout.layout.map((panel) => panel.map((row) => row.map(drawn)));
  return { layout: { ...layout, layout: panels }, query };
};
