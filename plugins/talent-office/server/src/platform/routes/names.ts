import { z } from 'zod';

import { visibleAscii } from '../names';

const named = (most: number) => z.string().max(most).regex(visibleAscii);

/** The id of something, as a request names it: of an entry, a case, a notice, a file, a message. */
export const id = named(64);

/** The uid of a content type. */
export const typeUid = named(160);

/** The name of an attribute or an action. */
export const memberName = named(60);
