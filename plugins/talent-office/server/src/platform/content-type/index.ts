export { describe } from './describe';
export { restoreBase } from './restore-base';
export type { Row } from './row';
export type {
  Attribute,
  ComponentSchema,
  ContentTypeSchema,
  Layout,
  SchemaIndex,
  States,
} from './schema';
