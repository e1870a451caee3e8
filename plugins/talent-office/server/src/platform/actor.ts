/**
 * Who does something. An API token is an actor of its own: it must never be taken for the person
 * who made it, nor for the public. `system` is a job of ours.
 */
export type Actor =
  | { readonly kind: 'admin' | 'user' | 'token'; readonly id: number }
  | { readonly kind: 'public' }
  | { readonly kind: 'system'; readonly id: string };

/** `admin:7`, `public`, `system:reminders`: one text per actor, for keys and logs. */
export const actorKey = (actor: Actor): string =>
  'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;

/**
 * The software, because of an entry. By the last word of its type: the trail keeps 64 characters of an actor,
 * and MySQL refuses what is longer.
 */
export const because = (type: string, documentId: string): Actor => ({
  kind: 'system',
  id: `${type.slice(type.lastIndexOf('.') + 1)}:${documentId}`,
});
