export { abilityOf, isPermitted } from './ability';
export { assembleControllers, assembleRoutes, registerPermissions } from './assemble';
export { codeErrors } from './coded-errors';
export { decimal } from './decimal';
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
export { id, memberName, typeUid } from './names';
export { currentWriter } from './request';
export { createUploadLimits, fileTooLarge, registerUploadLimits } from './upload-limits';
export { uploadOf, uploadsOf, type Upload } from './uploads';
export { zodLocales } from './zod-texts';
