/** A code's HTTP status on our own routes and its message; `{name}` is filled from the facts. */
export type CodeTexts = Readonly<Record<string, { status: number; zh: string; en: string }>>;
