import { javaMajor } from './java.js';

describe('the version that java -version prints', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
    ['openjdk version "25" 2025-09-16', 25],
    ['java version "1.8.0_402"', 8],
    ['command not found', undefined],
  ])('reads %j as %s', (printed, major) => {
    expect(javaMajor(printed)).toBe(major);
  });
});
