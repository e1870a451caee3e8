import type { Privacy } from './service';

export type { SensitiveKind } from './kinds';
export { guardPanel } from './panel';
export { redactLogs } from './redaction';
export { routes as privacyRoutes } from './routes';
export { createPrivacy, type Privacy, type RevealRequest } from './service';

declare module '../../platform/services' {
  interface Services {
    privacy: Privacy;
  }
}
