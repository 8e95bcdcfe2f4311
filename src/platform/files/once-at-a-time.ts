/** One piece of work after the other, and one for all who ask for the same while it waits or runs. */
export function onceAtATime<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, Promise<T>>()
  let last: Promise<unknown> = Promise.resolve()
  return (key, work) => {
    const known = asked.get(key)
    if (known) return known
    const one = last.then(work).finally(() => asked.delete(key))
    last = one.catch(() => undefined)
    asked.set(key, one)
    return one
  }
}
