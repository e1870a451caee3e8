import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { BudgetField, budgetField } from './budget';
import { EntryTypeField, entryTypeField } from './entry-type';
import { ExpressionInput } from './expression';
import { expressionField, factsField, yearField, yuanField } from './layout';
import {
  CommitteeRoleField,
  committeeRoleField,
  CommitteeUnitField,
  committeeUnitField,
} from './meeting';
import { FactsInput } from './rule-tests';
import { StagesInput, stagesField } from './workflow-map';
import { YearInput } from './year-input';
import { YuanInput } from './yuan-input';

/** Fields of forms that Strapi does not have. */
export const registerFields = (app: Pick<StrapiApp, 'addFields'>): void => {
  // Strapi's type of a field's component leaves out the properties that it gives to it.
  app.addFields({ type: expressionField, Component: ExpressionInput as ComponentType });
  app.addFields({ type: yearField, Component: YearInput as ComponentType });
  app.addFields({ type: stagesField, Component: StagesInput as ComponentType });
  app.addFields({ type: entryTypeField, Component: EntryTypeField as ComponentType });
  app.addFields({ type: factsField, Component: FactsInput as ComponentType });
  app.addFields({ type: committeeRoleField, Component: CommitteeRoleField as ComponentType });
  app.addFields({ type: committeeUnitField, Component: CommitteeUnitField as ComponentType });
  app.addFields({ type: budgetField, Component: BudgetField as ComponentType });
  app.addFields({ type: yuanField, Component: YuanInput as ComponentType });
};
