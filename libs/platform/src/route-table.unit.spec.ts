import { RouteTable } from './route-table.js';

describe('RouteTable', () => {
  const routes = new RouteTable();
  routes.add('POST', '/v1/departments/:department/employees');
  routes.add(['GET', 'HEAD'], '/v1/departments/:department/employees');
  routes.add('GET', '/v1.json');

  it('gives the methods that a URL takes', () => {
    expect(routes.methodsFor('/v1/departments/sales/employees?x=1')).toEqual(['GET', 'HEAD', 'POST']);
  });

  it('gives none for a URL that no route has', () => {
    expect(routes.methodsFor('/v1/departments/sales')).toEqual([]);
    expect(routes.methodsFor('/v1/departments/a/b/employees')).toEqual([]);
    expect(routes.methodsFor('/v1xjson')).toEqual([]);
  });
});
