import type { GaugeValue, MetricsBook } from '~/platform/metrics.server'
import type { HealthDetail } from './health.server'

type Look = (detail: HealthDetail) => readonly GaugeValue[]

const figures: readonly { name: string; help: string; labels?: readonly string[]; look: Look }[] = [
  {
    name: 'insyn_database_up',
    help: '1: the database answered within two seconds, when these figures were asked for',
    look: ({ database }) => [{ value: database.detail === null ? 0 : 1 }],
  },
  {
    name: 'insyn_database_writable',
    help: '1: it took a row; not here when it did not answer',
    look: ({ database: { detail } }) => (detail === null ? [] : [{ value: detail.takesWrites === true ? 1 : 0 }]),
  },
  {
    name: 'pg_pool_connections',
    help: 'Connections of this process to the database',
    labels: ['state'],
    look: ({ database: { connections } }) => [
      { labels: { state: 'idle' }, value: connections.idle },
      { labels: { state: 'used' }, value: connections.total - connections.idle },
    ],
  },
  {
    name: 'pg_pool_waiting',
    help: 'What waits for a connection',
    look: ({ database: { connections } }) => [{ value: connections.waiting }],
  },
  {
    name: 'insyn_outbox_oldest_seconds',
    help: 'How long the oldest that waits to be sent to a provider has waited; 0 when nothing does',
    look: ({ database: { detail } }) => (detail === null ? [] : [{ value: detail.outbox.oldestSeconds ?? 0 }]),
  },
  {
    name: 'insyn_outbox_pending',
    help: 'How many wait to be sent',
    labels: ['provider'],
    look: ({ database: { detail } }) =>
      (detail?.outbox.pending ?? []).map(({ provider, items }) => ({ labels: { provider }, value: items })),
  },
  {
    name: 'insyn_changes_lag_seconds',
    help: 'How long ago this process was told, by whichever follows it, that the feed of changes was read to its end',
    labels: ['provider'],
    look: ({ changes }) => changes.map(({ provider, seconds }) => ({ labels: { provider }, value: seconds })),
  },
  {
    name: 'insyn_provider_silent',
    help: '1: the provider has not answered this process at all since it last asked',
    labels: ['provider'],
    look: ({ providers }) =>
      providers.map(({ provider, silentSince }) => ({ labels: { provider }, value: silentSince === null ? 0 : 1 })),
  },
  {
    name: 'insyn_access_log_checkpoint_age_seconds',
    help: 'How long ago this process signed where the access log stands; not here until it has',
    look: ({ accessLog: { secondsSinceSigned } }) =>
      secondsSinceSigned === null ? [] : [{ value: secondsSinceSigned }],
  },
  {
    name: 'insyn_live_streams',
    help: 'Open pages that listen to this process',
    look: ({ streams }) => [{ value: streams }],
  },
]

/**
 * The figures of how a process stands, in its book.
 * @returns reads the book: looks once how things stand, and gives it all as Prometheus reads it
 */
export function addFigures(book: MetricsBook, look: () => Promise<HealthDetail>): MetricsBook['read'] {
  let detail: HealthDetail | null = null
  for (const { name, help, labels = [], look: of } of figures) {
    book.gauge(name, help, labels, () => (detail === null ? [] : of(detail)))
  }
  return async () => {
    detail = await look()
    return book.read()
  }
}
