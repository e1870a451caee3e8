import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { yearField } from './layout';
import { YearInput } from './year-input';

/** Fields of forms that Strapi does not have. */
export const registerFields = (app: Pick<StrapiApp, 'addFields'>): void => {
  // Strapi's type of a field's component leaves out the properties that it gives to it.
  app.addFields({ type: yearField, Component: YearInput as ComponentType });
};
