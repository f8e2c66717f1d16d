/** An instant or a day, written for people by the page's formats and for machines in `datetime`. */
export function Time({ at, children }: { at: Date | string; children: string }) {
  return <time dateTime={typeof at === 'string' ? at : at.toISOString()}>{children}</time>
}
