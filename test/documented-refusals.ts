/** A received rejection: its route and code. */
export type Refusal = { readonly method: string; readonly path: string; readonly code: string };

type Media = {
  readonly schema?: {
    readonly allOf?: readonly { readonly properties?: { readonly code?: { readonly enum: readonly string[] } } }[];
  };
};
type Operation = {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
};
export type RefusingDocument = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const codesOf = ({ responses }: Operation): ReadonlySet<string> =>
  new Set(
    Object.values(responses).flatMap(({ content }) =>
      (content?.['application/problem+json']?.schema?.allOf ?? []).flatMap((part) => part.properties?.code?.enum ?? []),
    ),
  );

/** The operation of a path: of two matching ones, the one with more literal segments. */
function operationAt({ paths }: RefusingDocument, { method, path }: Refusal): Operation | undefined {
  const fits = (shown: string) =>
    new RegExp(`^${shown.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const [found] = Object.keys(paths)
    .filter((shown) => fits(shown) && paths[shown]?.[method.toLowerCase()] !== undefined)
    .toSorted((a, b) => a.split('{').length - b.split('{').length);
  return found === undefined ? undefined : paths[found]?.[method.toLowerCase()];
}

/** Rejections whose code the document does not list for their route; paths without a route are ignored. */
export const undocumentedRefusals = (document: RefusingDocument, refusals: readonly Refusal[]): readonly string[] => [
  ...new Set(
    refusals.flatMap((refusal) => {
      const operation = operationAt(document, refusal);
      if (operation === undefined || codesOf(operation).has(refusal.code)) return [];
      return [`${refusal.method} ${refusal.path}: ${refusal.code}`];
    }),
  ),
];
