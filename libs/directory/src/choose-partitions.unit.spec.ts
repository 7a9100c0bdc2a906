import { choosePartitions } from './choose-partitions.js';

describe('choosePartitions', () => {
  it('gives a new department the least used partition, the lowest of those that tie', () => {
    expect(choosePartitions(1, 4, [], [[0], [1], [0, 2]])).toEqual([3]);
    expect(choosePartitions(1, 4, [], [[0], [1], [3]])).toEqual([2]);
    expect(choosePartitions(1, 4, [], [])).toEqual([0]);
    expect(choosePartitions(1, 3, [], [[0], [1], [2], [0]])).toEqual([1]);
  });

  it('gives a hot department distinct partitions, the least used ones, in ascending order', () => {
    expect(choosePartitions(3, 5, [], [[0], [1], [1]])).toEqual([2, 3, 4]);
    expect(choosePartitions(5, 5, [], [[4], [4]])).toEqual([0, 1, 2, 3, 4]);
  });

  // Planted once: rank without `mine` moved a growing department off the partition it owned.
  it('keeps the partitions owned when a department grows, and some of them when it shrinks', () => {
    expect(choosePartitions(2, 4, [0], [[0], [0], [1]])).toEqual([0, 2]);
    expect(choosePartitions(1, 4, [1, 3], [[1]])).toEqual([1]);
  });
});
