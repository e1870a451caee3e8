export { maxTemplateBytes } from './archive';
export { templatesOf, type TemplateRecord } from './records';
export {
  byTemplate,
  putTemplate,
  readTemplate,
  takeTemplateBack,
  templateInForce,
} from './service';
export { placeholdersOf } from './values';
