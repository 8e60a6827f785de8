import { documentedPath, parametersOf, routerPath } from './route-path';

describe('the path of a route', () => {
  it.each([
    ['units', 'units', '/units', []],
    ['units/:unitId', 'units/:unitId', '/units/{unitId}', ['unitId']],
    ['units/:unitId/tree', 'units/:unitId/tree', '/units/{unitId}/tree', ['unitId']],
    [
      'accounts/:accountId:reissue-password',
      'accounts/:accountId(^[^:]+)::reissue-password',
      '/accounts/{accountId}:reissue-password',
      ['accountId'],
    ],
    ['personnel-records:search', 'personnel-records::search', '/personnel-records:search', []],
    [
      'personnel-records/:recordId/facts/:kind',
      'personnel-records/:recordId/facts/:kind',
      '/personnel-records/{recordId}/facts/{kind}',
      ['recordId', 'kind'],
    ],
  ])('%s', (path, router, documented, parameters) => {
    expect(routerPath(path)).toBe(router);
    expect(documentedPath(path)).toBe(documented);
    expect(parametersOf(path)).toEqual(parameters);
  });
});
