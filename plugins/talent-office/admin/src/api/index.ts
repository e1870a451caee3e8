export { failureOf, type Failure } from './failure';
export { refusalsInReadersLanguage } from './refusal-language';
export { isOurs, toldInYuan } from './told-in-yuan';
export { useDownload, usePrint } from './use-download';
export { useMayCreate, usePermission } from './use-permission';
export { useResource, type Resource } from './use-resource';
export { useSubmission, type Submission } from './use-submission';
