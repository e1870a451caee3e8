export { agreement } from './content-types/agreement';
export { agreementAmendment } from './content-types/agreement-amendment';
export { instalmentChange } from './content-types/instalment-change';
export { instalmentCondition } from './content-types/instalment-condition';
export { serviceInterruption } from './content-types/service-interruption';
export { createAgreements } from './evidence';
export { registerAgreements } from './register';
export { agreementRoutes } from './routes';
