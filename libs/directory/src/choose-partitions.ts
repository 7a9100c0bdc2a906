/**
 * The partitions a department gets when it asks for a number of them: those it owns stay, the rest are the least
 * used (by the number of other departments on them), ties to the lowest number. Gives `count` distinct partitions in
 * ascending order; the caller has checked `1 <= count <= topicPartitions`.
 * Keeping what is owned first means that growing moves only the employees whose rendezvous hash picks a new partition.
 */
export function choosePartitions(
  count: number,
  topicPartitions: number,
  owned: readonly number[],
  ownedByOthers: readonly (readonly number[])[],
): number[] {
  const uses = Array.from({ length: topicPartitions }, () => 0);
  for (const partitions of ownedByOthers) {
    for (const partition of partitions) {
      if (partition < topicPartitions) uses[partition] = (uses[partition] ?? 0) + 1;
    }
  }
  const mine = new Set(owned);
  const rank = (partition: number): number => (mine.has(partition) ? -1 : (uses[partition] ?? 0));
  return uses
    .map((_, partition) => partition)
    .sort((left, right) => rank(left) - rank(right) || left - right)
    .slice(0, count)
    .sort((left, right) => left - right);
}
