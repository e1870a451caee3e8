export { describe } from './describe';
export { layOutGoverned } from './lay-out';
export { rememberContentTypes } from './remember';
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
