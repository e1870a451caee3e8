export type { Failure } from './failure';
export { usePermission } from './use-permission';
export { useResource, type Resource } from './use-resource';
export { useSubmission, type Submission } from './use-submission';
