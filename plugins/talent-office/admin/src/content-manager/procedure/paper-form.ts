/** A record as the server takes it beside a file: texts, and JSON where there is more than one. */
export const formOf = (body: Readonly<Record<string, unknown>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === '') continue;
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
};
