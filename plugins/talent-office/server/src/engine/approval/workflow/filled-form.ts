import type { Core, UID } from '@strapi/strapi';

import type { WorkflowForm } from './enact';

interface Attribute {
  readonly type: string;
  readonly component?: string;
  readonly repeatable?: boolean;
}

type Attributes = Readonly<Record<string, Attribute>>;

const workflows = 'plugin::talent-office.workflow';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const filled = (strapi: Core.Strapi, attributes: Attributes, typed: unknown): object => {
  const given = isRecord(typed) ? typed : {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, component, repeatable }]) => {
      const value = given[name] ?? null;
      if (type !== 'component') return [name, value];
      const below = strapi.components[component as UID.Component]
        ?.attributes as unknown as Attributes;
      if (!repeatable) return [name, isRecord(value) ? filled(strapi, below, value) : null];
      const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
      return [name, rows.map((row) => filled(strapi, below, row))];
    }),
  );
};

/**
 * A form as the panel has it, with every attribute of the schema and no other: what nobody has typed
 * yet is null, or an empty list of rows.
 */
export const filledForm = (strapi: Core.Strapi, draft: unknown): WorkflowForm =>
  filled(
    strapi,
    strapi.contentType(workflows).attributes as unknown as Attributes,
    draft,
  ) as WorkflowForm;
