import { gzipSync } from 'node:zlib'
import { setTimeout as wait } from 'node:timers/promises'
import { asked, field, header, isCall, status } from '../spoiled-json'
import {
  approved,
  brukare,
  capabilities,
  changes,
  claims,
  documents,
  earlier,
  future,
  grants,
  holder,
  inTwo,
  lastToken,
  more,
  nobody,
  nth,
  objections,
  paged,
  report,
  reports,
  representations,
  rows,
  search,
  seed,
  shifts,
  tokenForAll,
  turned,
  wishes,
  type Seed,
} from './common'

/** What is wrong in how a provider answers. Each group is one provider with all of that wrong at once, each thing in a place of its own. */
export const moreSeeds: readonly (readonly Seed[])[] = [
  [
    seed(
      'in-future',
      'a start that has not been',
      shifts,
      field(shifts, '/items/[actualStart]/actualStart/at', future),
    ),
    seed('row-count', 'another number of deviations', rows, field(rows, '/items/0/deviationCount', more)),
    seed('versions', 'a version that is left out', report, field(report, '/faststallanden/0/version', more)),
    seed('faststallanden-order', 'oldest first', approved, field(approved, '/items', turned)),
    seed(
      'redirect',
      'a redirect',
      grants,
      status(grants, 302, { headers: { location: 'https://elsewhere.example/' } }),
    ),
    seed('group-answers', 'a group that does not answer', claims, status(claims, 404)),
    seed('objection-order', 'oldest first', objections, field(objections, '/items', turned)),
    seed('wish-order', 'oldest first', wishes, field(wishes, '/items', turned)),
    seed(
      'representation-scopes',
      'more than the order opens',
      representations,
      field(representations, '/items/[kind=godMan]/scopes', ['schedule:read', 'access:manage']),
    ),
    seed('media-type', 'JSON that is called a page', documents, header(documents, 'content-type', 'text/html')),
    seed(
      'request-id',
      'a request id that does not come back',
      capabilities,
      header(capabilities, 'x-request-id', 'another'),
    ),
    seed(
      'clock',
      'a clock that is an hour wrong',
      brukare,
      header(brukare, 'date', new Date(Date.now() - 3_600_000).toUTCString()),
    ),
    seed('feed-ends', 'a cursor that leads nowhere', changes, field(changes, '/nextCursor', 'nowhere')),
    seed(
      'problem-type',
      'a problem of another status',
      nobody,
      status(nobody, 404, { text: '{"type":"about:blank","title":"No","status":400}' }),
    ),
    seed('retry-after', 'later, some time', search, status(search, 429, { headers: { 'retry-after': 'soon' } })),
  ],
  [
    seed('shift-span', 'the night that is left out in the morning', shifts, {
      answers: (call, given) => {
        const [, from, to] = /from=([\d-]+)&to=([\d-]+)/.exec(call.path) ?? []
        return from === to
          ? (field(shifts, '/items', (old: unknown) => (Array.isArray(old) ? old.slice(1) : old)).answers?.(
              call,
              given,
            ) ?? null)
          : null
      },
    }),
    seed('days-most', 'as many days as one asks for', shifts, {
      answers: (call, given) =>
        isCall(call, shifts) && given.status === 400
          ? { ...given, status: 200, body: Buffer.from('{"items":[]}') }
          : null,
    }),
    seed(
      'classification',
      'late, and according to plan',
      rows,
      field(rows, '/items/0/rows/[reportedStart]/reportedStart/at', earlier),
    ),
    seed('open-count', 'an objection that is not counted', report, field(report, '/openObjectionCount', more)),
    seed(
      'sum-faststalld',
      'fastställt that its version has not',
      reports,
      field(reports, '/items/0/sums/faststalld/active', more),
    ),
    seed('compressed', 'an answer that is packed', grants, {
      answers: (call, given) =>
        isCall(call, grants)
          ? { ...given, headers: { ...given.headers, 'content-encoding': 'gzip' }, body: gzipSync(given.body) }
          : null,
    }),
    seed(
      'objection-same',
      'another state by itself',
      /\/objections\/inv-/,
      field(/^GET .*\/objections\/inv-/, '/state', 'closed'),
    ),
    seed('photo-file', 'a photo that is a page', /\/bilder\//, {
      answers: (call, given) =>
        call.path.startsWith('/bilder/') && given.status === 200 ? { ...given, body: Buffer.from('<html>') } : null,
    }),
    seed(
      'token-needed',
      'a photo for everybody',
      /\/bilder\//,
      asked(/\/bilder\//, ({ headers }) => ({
        headers: { authorization: lastToken.of(headers.authorization), ...headers },
      })),
    ),
    seed('nothing-is-empty', 'a month that is not there yet', /month=2028/, status(/faststallanden\?month=2028/, 404)),
    seed('etag', 'a tag that is too long', /capabilities/, header(capabilities, 'etag', `"${'x'.repeat(250)}"`)),
    seed('answers', 'a connection that breaks', approved, {
      drops: (call) => isCall(call, approved) && !call.path.includes('2028'),
    }),
  ],
  [
    seed(
      'shift-change',
      'moved, without from when',
      shifts,
      field(shifts, '/items/[status=planned]/changes', [{ at: '2026-11-01T10:00:00+01:00', type: 'moved' }]),
    ),
    seed(
      'report-state',
      'approved by nobody',
      reports,
      field(reports, '/items/[state=faststalld]/latestFaststallande', undefined),
    ),
    seed(
      'not-modified',
      'a tag that is not known again',
      grants,
      asked(grants, ({ headers: { 'if-none-match': _, ...headers } }) => ({ headers })),
    ),
    seed('claim-sent', 'sent, without when', claims, field(claims, '/items/0/state', 'sent')),
    seed(
      'pages',
      'pages that lead in a circle',
      paged,
      inTwo(paged, (items) => items, 'second'),
    ),
    seed('read-in-time', 'an answer that is slow', brukare, {
      answers: nth(1, brukare, {
        answers: async (_, given) => {
          await wait(1_600)
          return given
        },
      }).answers,
    }),
    seed(
      'actor-needed',
      'anybody at all',
      brukare,
      asked(/brk-/, ({ headers }) => ({ headers: { ...headers, 'insyn-actor': 'x', 'insyn-actor-role': 'brukare' } })),
    ),
    seed(
      'photo-address',
      'a photo at another place',
      /\/shifts/,
      field(shifts, '/items/[staff]/staff', (old: unknown) => ({
        id: 'st-x',
        displayName: 'X',
        role: 'assistant',
        ...(typeof old === 'object' ? old : {}),
        photoUrl: 'https://elsewhere.example/x.jpg',
        photoConsent: true,
      })),
    ),
    seed('number-like', 'what looks like a number', documents, field(documents, '/items/0/title', 'Plan 470923-9810')),
  ],
  [
    seed(
      'pages-complete',
      'a list that loses one between two pages',
      objections,
      inTwo(paged, (items, reading) => (reading > 1 ? items.slice(1) : items)),
    ),
    seed('assertion-refused', 'a token for everybody', /token/, tokenForAll()),
    seed('assertion-once', 'a token for an assertion that was used', /token/, {}),
    seed(
      'related-shift',
      'moved from itself',
      shifts,
      field(shifts, '/items/0', (old: unknown) => {
        const { id, plannedStart, ...rest } = holder.parse(old)
        return { ...rest, id, plannedStart, relatedTo: { id, plannedStart, relation: 'replaces' } }
      }),
    ),
    seed(
      'substitute-other',
      'somebody in place of herself',
      shifts,
      field(
        shifts,
        '/items/[substituteFor]/substituteFor',
        (_: unknown, shift: Record<string, unknown>) => shift.staff,
      ),
    ),
    seed(
      'shift-cancelled',
      'cancelled by nobody',
      shifts,
      field(shifts, '/items/[status=cancelled]/cancelledBy', undefined),
    ),
    seed('wish-about', 'a wish about nothing', wishes, field(wishes, '/items/0/shiftId', undefined)),
    seed('wish-state', 'a state without an answer', wishes, field(wishes, '/items/1/answers', [])),
    seed('status-200', 'nothing that is not here', grants, status(grants, 403)),
  ],
]
