import type { Label } from '../../../../shared/labels';

export type Texts = Readonly<Record<string, Label>>;
