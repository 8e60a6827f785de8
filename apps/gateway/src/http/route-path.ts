/**
 * Turns a path as api documents write it (`accounts/:accountId:lock`) into the form that Fastify's router takes without also catching other verbs:
 * with a plain `:accountId:lock` the id arrives empty and every verb answers.
 */
export function routerPath(path: string): string {
  return path.replace(/(:[A-Za-z]+)?:([a-z-]+)$/, (whole, parameter: string | undefined, verb: string, offset: number) => {
    if (parameter !== undefined) return `${parameter}(^[^:]+)::${verb}`;
    return path[offset - 1] === '/' ? whole : `::${verb}`;
  });
}

/** The same path as OpenAPI writes it: `/accounts/{accountId}:lock`. */
export const documentedPath = (path: string): string => `/${path.replaceAll(/(^|\/):([A-Za-z]+)/g, '$1{$2}')}`;

/** The names of the path's parameters. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/(?:^|\/):([A-Za-z]+)/g)].map((match) => match[1] ?? '');
