/** Does all of the work, a few at a time. */
export async function inPool<T>(items: Iterable<T>, work: (item: T) => Promise<void>, atOnce = 6): Promise<void> {
  const queue = items[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
