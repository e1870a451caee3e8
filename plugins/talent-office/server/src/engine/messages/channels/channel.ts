import type { Bilingual } from '../../../../../shared/error-codes';
import type { MessageKind } from '../../../../../shared/vocabulary';
import type { Person } from '../../organisation';

/** One message on its way by one channel. It holds no personal data: an address is looked up when it is sent. */
export interface Letter {
  /** The same at each attempt: what a gateway takes to tell a second attempt from a second message. */
  readonly id: string;
  readonly kind: MessageKind;
  /** The whole message, in both languages. */
  readonly text: Bilingual;
  /** Its parts by name, in Chinese, for gateways that fill in templates of their own. */
  readonly facts: Readonly<Record<string, string>>;
  /** The entry in the admin panel; `null` for who has no business there. */
  readonly link: string | null;
  readonly recipient: Person;
  /** Which of the gateway's templates the office has chosen for this kind. */
  readonly template: string | null;
}

/**
 * Hands a letter to its gateway. An answer that got lost is followed by another attempt.
 * @returns `no-address` where the person cannot be reached by this channel
 * @throws Postponed where the gateway is to be asked later; any other error is a failed attempt, of which
 *   class and code are kept, so neither may hold an address or a secret
 */
export type Send = (letter: Letter) => Promise<'sent' | 'no-address'>;

/** A way by which messages leave the house (消息渠道). */
export interface Channel {
  /** Kept with each delivery: lower-case letters, digits and hyphens. */
  readonly key: string;
  readonly title: Bilingual;
  /** `person` gets each message of his own; a `group` hears of each occasion once, and of staff's alone. */
  readonly audience: 'person' | 'group';
  /**
   * At boot, on a site that has switched the channel on.
   * @throws Error naming a setting that is missing: the boot stops
   */
  open(): Send;
}
