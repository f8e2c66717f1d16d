import { asked, field, header, status } from '../spoiled-json'
import type { Spoil } from '../spoiling-proxy'
import { changes, holder, objections, report, seed, type Seed } from './common'
import { randomUUID } from 'node:crypto'

const lodge = /^POST .*\/objections$/
const messages = /^POST .*\/messages$/
const withdrawal = /^POST .*\/withdrawal$/

/** Another status for what the check sends with a text in it. */
const forText = (text: string, spoil: Spoil): Spoil => ({
  answers: (call, given) => (call.body.includes(text) ? (spoil.answers?.(call, given) ?? null) : null),
})

const withoutObjections = (old: unknown) =>
  Array.isArray(old) ? old.filter((one: unknown) => holder.parse(one).type !== 'objection') : old

/** What is wrong in how a provider takes what is written. Each group is one provider with all of that wrong at once. */
export const writeSeeds: readonly (readonly Seed[])[] = [
  [
    seed(
      'write-repeat',
      'keys that are forgotten',
      lodge,
      asked(lodge, ({ headers }) => ({ headers: { ...headers, 'idempotency-key': randomUUID() } })),
    ),
    seed('etag-changes', 'a tag that stays', objections, header(objections, 'etag', '"same"')),
    seed('write-feed', 'nothing in the feed', changes, field(changes, '/items', withoutObjections)),
  ],
  [
    seed('write-kept', 'another text than was sent', lodge, field(lodge, '/text', 'Another')),
    seed('write-message', 'a message that changes the state', messages, field(messages, '/state', 'underReview')),
    seed('write-withdrawal', 'a withdrawal that is none', withdrawal, field(withdrawal, '/state', 'underReview')),
    seed('write-deviation', 'a row that is as before', report, field(report, '/openObjectionCount', 0)),
    seed(
      'write-other-body',
      'a key for another body',
      lodge,
      forText('Another text.', status(lodge, 201, { from: 422 })),
    ),
    seed(
      'write-refused',
      'a row that nobody knows',
      lodge,
      forText('provider-check-nobody', status(lodge, 404, { from: 422 })),
    ),
  ],
]
