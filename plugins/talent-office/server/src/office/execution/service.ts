import type { ExecutionBody } from '../../../../shared/contracts/execution';
import type { ServiceFactory } from '../../platform';

import { executionOf } from './read';

/** How the money of a fund year is spent, for whoever composes more of it: a report, an audit pack. */
export interface Execution {
  /** @throws Refusal NOT_FOUND for a year that is not open yet */
  of(year: number): Promise<ExecutionBody>;
}

declare module '../../platform/services' {
  interface Services {
    execution: Execution;
  }
}

export const createExecution: ServiceFactory<'execution'> = ({ strapi }) => ({
  of: (year) => executionOf(strapi, year),
});
