/** The name of a rating scheme and, where the record gives one, the address of its text. */
export const schemeParts = (scheme: string): { readonly name: string; readonly link: string | null } => {
  const [link = null] = /https?:\/\/[^\s（）()<>"']+/.exec(scheme) ?? [];
  const name = (link ? scheme.replace(link, '') : scheme).trim();
  return { name: name || (link ?? ''), link };
};
