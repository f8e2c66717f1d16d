import { subjectFloors, subjects } from './subjects.mjs'

/** 'app/views/hours/period.ts' → { floor: 'views', subject: 'hours', file: 'views/hours/period' }; null outside a subject. */
export function placeOf(path) {
  const [, floor, subject, rest] = /^app\/(\w+)\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (floor === undefined || !subjectFloors.includes(floor)) return null
  return { floor, subject, name: `${floor}/${rest.replace(/\.(ts|tsx)$/, '')}` }
}

/** True when a file of `from` may import the file at `to`; both as placeOf gives them. */
export function mayUse(from, to) {
  if (from.subject === to.subject) return true
  const { forOthers } = subjects[to.subject] ?? { forOthers: [] }
  return forOthers === 'everything' || forOthers.includes(to.name)
}
