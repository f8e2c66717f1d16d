type First<T> = { isLate: false; result: T } | { isLate: true }

/** What `work` gives, or what `late` gives when `over` comes first. The work itself goes on. The only race with a time. */
export async function unlessOver<T>(work: Promise<T>, over: Promise<unknown>, late: () => T | Promise<T>): Promise<T> {
  const first = await Promise.race<First<T>>([
    work.then((result) => ({ isLate: false, result })),
    over.then(() => ({ isLate: true })),
  ])
  return first.isLate ? late() : first.result
}

/** The work's result, or what `late` gives when it has taken longer than `milliseconds`. */
export async function within<T>(work: Promise<T>, milliseconds: number, late: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  return unlessOver(work, over, late).finally(() => clearTimeout(timer))
}
