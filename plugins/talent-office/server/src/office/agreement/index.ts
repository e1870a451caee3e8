export { agreement } from './content-types/agreement';
export { instalmentCondition } from './content-types/instalment-condition';
export { serviceInterruption } from './content-types/service-interruption';
export { registerAgreements } from './register';
export { agreementRoutes } from './routes';
