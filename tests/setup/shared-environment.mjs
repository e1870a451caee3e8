import { TestEnvironment } from 'jest-environment-node';

/** What a suite makes and the site judges by its class. */
const classes = { AggregateError, Date, Error, RangeError, SyntaxError, TypeError };

/**
 * The world of a suite whose site Node itself has loaded: its process is the one that the site runs
 * in, so that what it sets is what the site reads, and its errors and dates are the site's.
 */
export default class SharedEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, classes, { process });
  }
}
