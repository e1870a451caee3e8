export { abilityOf, isPermitted } from './ability';
export { assembleControllers, assembleRoutes, registerPermissions } from './assemble';
export { codeErrors } from './coded-errors';
export {
  adminRoute,
  apiRoute,
  changesState,
  type AdminRoute,
  type ApiRoute,
  type Reply,
  type Request,
  type Route,
} from './define';
export { parseInput } from './input';
export { actorOf } from './request';
export { writerOf } from './writer';
export { uploadOf, type Upload } from './uploads';
