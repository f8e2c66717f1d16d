import { setTimeout as wait } from 'node:timers/promises'
import { field, header, isCall, status } from '../spoiled-json'
import {
  accessLog,
  approved,
  brukare,
  capabilities,
  changes,
  claims,
  content,
  documents,
  grants,
  holder,
  more,
  nobody,
  objections,
  persons,
  report,
  reports,
  representations,
  rows,
  search,
  seed,
  shifts,
  turned,
  twice,
  type Seed,
} from './common'

/** What is wrong in what an answer says. Each group is one provider with all of that wrong at once, each thing in a place of its own. */
export const dataSeeds: readonly (readonly Seed[])[] = [
  [
    seed('field-missing', 'a shift without its kind', shifts, field(shifts, '/items/0/kind', undefined)),
    seed('enum-value', 'a state that is in no list', reports, field(reports, '/items/0/state', 'maybe')),
    seed('schema', 'a number that is a text', rows, field(rows, '/items/0/rowCount', '7')),
    seed('instant-form', 'a time without an offset', approved, field(approved, '/items/0/at', '2026-11-03T10:00:00')),
    seed('day-form', 'the year 0001 for a day that is not known', grants, field(grants, '/items/0/from', '0001-01-01')),
    seed('id-form', 'an id with a blank', claims, field(claims, '/items/0/id', 'claim 1')),
    seed('text-fit', 'a text with U+0000', objections, field(objections, '/items/0/text', 'a\u0000b')),
    seed('name-empty', 'a holder without a name', representations, field(representations, '/items/0/holderName', ' ')),
    seed('json', 'a body that breaks off', documents, {
      answers: (call, given) => (isCall(call, documents) ? { ...given, body: given.body.subarray(0, 20) } : null),
    }),
    seed('etag', 'a GET without a tag', brukare, header(brukare, 'etag', undefined)),
    seed('person-unknown', 'somebody who is not known', persons, {
      answers: (call, given) =>
        call.body.includes('191212121212') ? (status(persons, 404).answers?.(call, given) ?? null) : null,
    }),
    seed('feed-types', 'a change of another type', changes, field(changes, '/items/0/type', 'weather')),
    seed(
      'problem-form',
      'a page in place of a problem',
      nobody,
      status(nobody, 404, { text: '<html>No such page</html>' }),
    ),
  ],
  [
    seed('unique-ids', 'a shift twice', shifts, field(shifts, '/items', twice)),
    seed('sum-reported', 'a sum that rows do not come to', rows, field(rows, '/items/0/sums/reported/active', more)),
    seed('sum-planned', 'a planned sum that rows do not come to', report, field(report, '/sums/planned/active', more)),
    seed(
      'month-totals',
      'a total that reports do not come to',
      approved,
      field(approved, '/totals/faststalld/active', more),
    ),
    seed(
      'end-after-start',
      'a decision that ends before it begins',
      grants,
      field(grants, '/items/0/to', '1999-01-01'),
    ),
    seed(
      'claim-sum',
      'a claim that its lines do not come to',
      claims,
      field(claims, '/items/0/clockMinutes/active', more),
    ),
    seed(
      'objection-state',
      'a state that its history has not',
      objections,
      field(objections, '/items/0/state', 'underReview'),
    ),
    seed(
      'representations-same',
      'other ids than persons/search gives',
      representations,
      field(representations, '/items/0/id', 'rep-another'),
    ),
    seed(
      'access-log',
      'what somebody opened in another month',
      accessLog,
      field(accessLog, '/items/0/at', '2020-01-01T10:00:00Z'),
    ),
    seed('freshness', 'data that may be two hours old', shifts, field(shifts, '/freshnessSeconds', 7200)),
    seed('data-horizon', 'planned until before there are data', brukare, field(brukare, '/plannedUntil', '1999-01-01')),
    seed('pseudonym', 'the pseudonym of somebody else', persons, field(persons, '/brukare/pseudonym', 'A'.repeat(43))),
    seed('feed-order', 'a cursor twice', changes, field(changes, '/items', twice)),
    seed('search-asked', 'somebody twice in the search', search, field(search, '/items', twice)),
    seed(
      'group-claimed',
      'documents that are not in the groups',
      documents,
      field(capabilities, '/groups', (old: unknown) =>
        Array.isArray(old) ? old.filter((group) => group !== 'documents') : old,
      ),
    ),
    seed('unknown-id', 'somebody who is not there', nobody, status(nobody, 400)),
  ],
  [
    seed('document', 'a document that is longer than it is', content, field(documents, '/items/0/bytes', more)),
    seed(
      'shift-status',
      'nobody on a shift that is planned',
      shifts,
      field(shifts, '/items/[status=planned]/staff', null),
    ),
    seed(
      'row-month',
      'a row of another month',
      rows,
      field(rows, '/items/0/rows/[planned]/planned/start', '2026-09-30T07:00:00+02:00'),
    ),
    seed(
      'report-same',
      'a report that says otherwise by itself',
      report,
      field(report, '/state', (old: unknown) => (old === 'open' ? 'certified' : 'open')),
    ),
    seed('brukare-asked', 'another month than the one asked for', approved, field(approved, '/month', '2026-09')),
    seed('grant-period', 'a period without an end', grants, {
      answers: async (call, given) => {
        const noEnd = await field(grants, '/items/0/to', undefined).answers?.(call, given)
        return noEnd ? (field(grants, '/items/0/per', 'period').answers?.(call, noEnd) ?? null) : null
      },
    }),
    seed(
      'claim-line',
      'a line over midnight',
      claims,
      field(claims, '/items/0/lines/0/end', '2026-11-30T12:00:00+01:00'),
    ),
    seed(
      'objection-answer',
      'an answer that is not there',
      objections,
      field(objections, '/items/0', (old: unknown) => ({ ...holder.parse(old), state: 'accepted', answers: [] })),
    ),
    seed(
      'representation-dates',
      'a right that ends before it begins',
      representations,
      field(representations, '/items/0/validTo', '1950-01-01'),
    ),
    seed('phone-there', 'nobody to ring', brukare, field(brukare, '/phones', [])),
    seed('never-sent', 'a door code', brukare, field(brukare, '/doorCode', '1234')),
    seed('number-told', 'a number in an answer', persons, field(persons, '/own', '198311059847')),
    seed('feed-gone', 'a cursor that is gone', changes, {
      answers: (call, given) =>
        call.path.endsWith('check-gone') ? (status(changes, 403).answers?.(call, given) ?? null) : null,
    }),
  ],
  [
    seed('approval-told', 'approved by nobody', report, field(report, '/faststallanden/0/by', undefined)),
    seed(
      'objection-deviation',
      'an objection that no row has',
      rows,
      field(rows, '/items/0/rows/0/classification/brokenBounds', ['openObjection']),
    ),
    seed('shift-order', 'shifts in another order', shifts, field(shifts, '/items', turned)),
    seed('row-order', 'rows in another order', rows, field(rows, '/items/0/rows', turned)),
    seed(
      'registration-changed',
      'changed by nobody',
      report,
      field(report, '/rows/[reportedStart]/reportedStart/originalAt', '2026-10-01T10:00:00+02:00'),
    ),
    seed('assertion-refusal-form', 'another refusal', /token/, {
      answers: ({ path }, given) =>
        path === '/oauth/token' && given.status === 401 ? { ...given, status: 400 } : null,
    }),
    seed(
      'answer-size',
      'an answer that is too large',
      capabilities,
      field(capabilities, '/extra', 'x'.repeat(5_100_000)),
    ),
    seed('person-time', 'a person who takes longer', persons, {
      answers: async (call, given) => {
        if (call.body.includes('198311059847')) await wait(90)
        return given
      },
    }),
  ],
]
