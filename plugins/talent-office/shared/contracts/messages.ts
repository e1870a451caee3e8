import type { Bilingual } from '../error-codes';
import type { DeliveryState, MessageKind } from '../vocabulary';

/** A message as its reader sees it. */
export interface MessageItem {
  readonly id: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly target: { readonly type: string; readonly documentId: string };
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** One's own messages in the admin panel. */
export interface MessagesBody {
  readonly items: readonly (MessageItem & { readonly link: string })[];
  /** Of all, not only of this page. */
  readonly unread: number;
}

/** How one message came through on one channel. */
export interface DeliveryItem {
  readonly id: string;
  /** What the message says; it names no person. */
  readonly text: string;
  readonly channel: Bilingual;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Class and code of what went wrong last, or why nothing was sent. */
  readonly fault: string | null;
  readonly askedAt: string;
  readonly changedAt: string;
  /** May it be sent again? What was sent may not, nor by a channel that is switched off. */
  readonly resendable: boolean;
}

export interface DeliveriesBody {
  readonly items: readonly DeliveryItem[];
  readonly total: number;
  readonly channels: readonly {
    readonly key: string;
    readonly title: Bilingual;
    readonly isOn: boolean;
  }[];
}
