import { join } from 'node:path';
import { readCity, updatesOf } from './chicago-people.js';
import { repositoryRoot } from './repository-root.js';
import { slugOf, uniqueSlugs } from './slug.js';

describe('department ids of the city', () => {
  it.each([
    ['WATER MGMNT', 'WATER-MGMNT'],
    ["MAYOR'S OFFICE", 'MAYOR-S-OFFICE'],
    ['STREETS & SAN', 'STREETS-SAN'],
    ['DoIT', 'DoIT'],
    ['  (old) Dept. ', 'old-Dept.'],
  ])('turns "%s" into %s', (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  // Planted: without the check "A B" and "A&B" became one department, and their pay one sum.
  it('refuses two names that would share an id', () => {
    expect(() => uniqueSlugs(['A B', 'A&B'])).toThrow(/share the id/);
    expect(() => uniqueSlugs(['&&'])).toThrow();
  });
});

describe('the city of Chicago', () => {
  const city = readCity(join(repositoryRoot(), 'samples', 'city-of-chicago.csv'));

  it('has 24,951 salaried and 7,861 hourly people in 36 departments', () => {
    const count = (kind: string): number => city.people.filter((person) => person.kind === kind).length;
    expect([count('salaried'), count('hourly'), city.departments.length]).toEqual([24_951, 7_861, 36]);
  });

  it('gives each department an id that the services take, and POLICE several partitions', () => {
    for (const { id } of city.departments) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    expect(city.departments.find(({ id }) => id === 'POLICE')).toMatchObject({ partitions: 6 });
  });

  it('sends every update under a key of its own that is the same in every run', () => {
    const keys = city.people.flatMap((person) => updatesOf(person).map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe('chicago-CHI-00001-hire');
  });
});
