import type { Newness } from '~/domain/news/news'
import type { Scene } from '~/views/frame/scene'
import type { WaitingItem, WaitingView } from '~/views/work-list/waiting'

/** An answer that has come and that the viewer has not read. `href`: of the case; `said`: what they say; `about`: of what, the number last. */
export type ReadAnswer = { href: string; said: string; about: string }

/** Something to do: what, and under it about what. */
export type ToDoItem = {
  key: string
  href: string
  text: string
  about: string | null
  isAnswer: boolean
  newness: Newness | null
}

/** What waits: the viewer's own under a heading that counts it, then what waits for others, and what has passed. */
export type ToDoView = Omit<WaitingView, 'yours'> & { items: ToDoItem[] }

/** What waits, with what the answers say. Where all that waits is answers, and it is known to be all, the heading says so. */
export function toldWaiting(waiting: WaitingView, answers: readonly ReadAnswer[], { t }: Scene): ToDoView {
  const { yours, ...rest } = waiting
  const items = yours.map((item) => toDo(item, answers))
  const isOnlyToRead = rest.unknown === null && items.length > 0 && items.every(({ isAnswer }) => isAnswer)
  return { ...rest, items, heading: isOnlyToRead ? t('now.answers', { count: items.length }) : waiting.heading }
}

function toDo({ key, href, text, isNew }: WaitingItem, answers: readonly ReadAnswer[]): ToDoItem {
  const answer = answers.find((one) => one.href === href)
  const newness = isNew ? ('new' as const) : null
  return answer === undefined
    ? { key, href, text, about: null, isAnswer: false, newness }
    : { key, href, text: answer.said, about: answer.about, isAnswer: true, newness }
}
